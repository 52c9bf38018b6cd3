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
      </dl>
      {clock.steps.length > 0 && (
        <details>
          <summary>{words.complaint.counted}</summary>
          <DayList steps={clock.steps} />
        </details>
      )}
    </div>
  );
}

const Fact = ({ title, children }: { title: string; children: string }) => (
  <div>
    <dt>{title}</dt>
    <dd className="digits">{children}</dd>
  </div>
);
