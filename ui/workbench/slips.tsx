/** Slips issued in this complaint: to whom, when, what they say, and what became of them. */
import type { ComplaintPage, SlipView } from '../../engine/complaint/page-shapes.ts';
import { Clauses } from '../parts/clauses.tsx';
import { useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';
import type { Clash } from './clash.tsx';
import { SlipPrints } from './slip-prints.tsx';

interface Props {
  page: ComplaintPage;
  onClash: (clash: Clash) => void;
}

export function Slips({ page, onClash }: Props) {
  const words = useWords();
  const { slips } = page;
  if (slips.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="slips">
      <h2 id="slips">{words.slips.title}</h2>
      <ul className="plain-list slip-list">
        {slips.map((slip) => (
          <li key={slip.id}>
            <OneSlip slip={slip} />
            <SlipPrints page={page} slip={slip} onClash={onClash} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneSlip({ slip }: { slip: SlipView }) {
  const words = useWords();
  const { dateTime } = useTimes();
  const steps = [
    [words.slips.issued, slip.issuedAt],
    [words.slips.delivered, slip.deliveredAt],
    [words.slips.received, slip.receivedAt],
    [words.slips.answered, slip.answeredAt],
  ] as const;
  return (
    <>
      <h3>
        {slip.title} {slip.number && <span className="digits number-text">{slip.number}</span>}{' '}
        <Clauses of={slip.clause} />
      </h3>
      <p>
        {words.slips.to(slip.to)}{' '}
        {slip.unanswered && <span className="badge warn">{words.slips.unanswered}</span>}
        {slip.voided && (
          <>
            <span className="badge danger">{words.slips.void}</span> {slip.voided.reason}{' '}
            <span className="muted digits">{dateTime(slip.voided.at)}</span>
          </>
        )}
      </p>
      <dl className="clock-facts">
        {slip.fields.map(({ title, text }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text || '—'}</dd>
          </div>
        ))}
        {steps.map(([title, at]) =>
          at ? (
            <div key={title}>
              <dt>{title}</dt>
              <dd className="digits">{dateTime(at)}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </>
  );
}
