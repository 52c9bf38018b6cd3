/** The clocks of a complaint: due when, how far off, and how that was counted. */
import type { ClockView } from '../../engine/complaint/page-shapes.ts';
import { Clauses } from '../parts/clauses.tsx';
import { Due, Provisional } from '../parts/due.tsx';
import { useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';
import { DayList } from './day-list.tsx';

const tone: Record<ClockView['state'], string> = {
  running: 'info',
  suspended: 'warn',
  missed: 'danger',
  ended: 'ok',
  endedLate: 'danger',
  dropped: '',
};

const alive = (c: ClockView) => c.state === 'running' || c.state === 'suspended' || c.state === 'missed';
const order = (a: ClockView, b: ClockView) =>
  Number(alive(b)) - Number(alive(a)) || (a.due ?? '9').localeCompare(b.due ?? '9');

export function Clocks({ clocks }: { clocks: ClockView[] }) {
  const words = useWords();
  const sorted = [...clocks].sort(order);
  const past = sorted.filter((c) => !alive(c));
  return (
    <section className="panel" aria-labelledby="clocks">
      <h2 id="clocks">{words.complaint.clocks}</h2>
      {clocks.length === 0 && <p className="muted">{words.complaint.noClocks}</p>}
      {sorted.filter(alive).map((clock) => (
        <Clock key={clock.id} clock={clock} />
      ))}
      {past.length > 0 && (
        <details className="clocks-past" open={past.length === sorted.length}>
          <summary>{words.clock.past(past.length)}</summary>
          {past.map((clock) => (
            <Clock key={clock.id} clock={clock} />
          ))}
        </details>
      )}
    </section>
  );
}

function Clock({ clock }: { clock: ClockView }) {
  const words = useWords();
  const times = useTimes();
  return (
    <div className={`clock ${clock.state}`}>
      <h3>
        {clock.title} <Clauses of={clock.clause} />
      </h3>
      <p className="clock-line">
        <span className={`badge ${tone[clock.state]}`}>{words.clock[clock.state]}</span>
        {alive(clock) && clock.due && <Due due={clock.due} missed={clock.state === 'missed'} short />}
        {clock.provisional && <Provisional />}
      </p>
      <dl className="clock-facts">
        <Fact title={words.clock.due}>{clock.due === null ? words.clock.none : clock.dueText}</Fact>
        <Fact title={words.clock.length}>{clock.length}</Fact>
        <Fact title={words.clock.start}>{times.dateTime(clock.start)}</Fact>
        {clock.endedAt && <Fact title={words.clock.ended2}>{times.dateTime(clock.endedAt)}</Fact>}
        {clock.took && <Fact title={words.clock.took}>{clock.took}</Fact>}
        {clock.lateBy && <Fact title={words.clock.lateBy}>{clock.lateBy}</Fact>}
      </dl>
      {clock.ledger.length > 0 && <Ledger of={clock.ledger} />}
      {clock.steps.length > 0 && (
        <details>
          <summary>{words.complaint.counted}</summary>
          <DayList steps={clock.steps} />
        </details>
      )}
    </div>
  );
}

/** Who suspended or extended it, when and why; with the notice that went out. */
function Ledger({ of }: { of: ClockView['ledger'] }) {
  const words = useWords();
  const times = useTimes();
  return (
    <div className="ledger">
      <h4>{words.clock.ledger}</h4>
      <ul className="plain-list">
        {of.map((turn) => (
          <li key={`${turn.kind}${turn.at}`}>
            <strong>
              {words.clock.kinds[turn.kind]} {turn.length}
            </strong>{' '}
            {turn.dueText && <span className="digits">{words.clock.newDue(turn.dueText)}</span>}
            <p className="muted small">
              {words.clock.by(turn.by, times.dateTime(turn.at))}
              {turn.because.length > 0 && ` · ${turn.because.join('；')}`}
            </p>
            {turn.notice && (
              <p className="small">{words.clock.notice(turn.notice.title, times.dateTime(turn.notice.at))}</p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

const Fact = ({ title, children }: { title: string; children: string }) => (
  <div>
    <dt>{title}</dt>
    <dd className="digits">{children}</dd>
  </div>
);
