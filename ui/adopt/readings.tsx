/** Scenarios that reckon with what was changed: what was expected beside what comes now, confirmed one by one. */
import type { Confirmed, Reading } from './api.ts';
import { useAdoptWords } from './words.ts';

interface Props {
  of: Reading[];
  confirmed: Confirmed;
  onConfirm: (confirmed: Confirmed) => void;
}

const taking = (readings: Reading[]): Confirmed =>
  Object.fromEntries(readings.filter(({ free }) => free).map(({ id, value }) => [id, value]));

function Line({ of, onConfirm }: { of: Reading; onConfirm: (on: boolean) => void }) {
  const words = useAdoptWords();
  const { step, place, expected, actual, free, confirmed } = of;
  return (
    <tr className={confirmed ? 'new' : ''}>
      <td data-title={words.readings.step}>{step + 1}</td>
      <td data-title={words.readings.what}>{place}</td>
      <td data-title={words.readings.expected}>{expected}</td>
      <td data-title={words.readings.actual}>{actual}</td>
      <td data-title={words.readings.confirm}>
        {free ? (
          <label className="reading-box">
            <input type="checkbox" checked={confirmed} onChange={(e) => onConfirm(e.target.checked)} />{' '}
            {words.readings.confirm}
          </label>
        ) : (
          <span className="muted small">{words.readings.rewrite}</span>
        )}
      </td>
    </tr>
  );
}

function Scenario({ of, confirmed, onConfirm }: Props) {
  const words = useAdoptWords();
  const left = of.filter((one) => !one.confirmed).length;
  const without = (id: string) => {
    const { [id]: _gone, ...others } = confirmed;
    return others;
  };
  const { readings } = words;
  return (
    <details className="fold" open={left > 0}>
      <summary>
        {of[0]?.title}{' '}
        <span className={`badge ${left === 0 ? 'ok' : 'danger'}`}>{readings.left(left, of.length)}</span>
      </summary>
      <div className="register-box reading-grid">
        <table className="register">
          <thead>
            <tr>
              {[readings.step, readings.what, readings.expected, readings.actual, ''].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.map((one) => (
              <Line
                key={one.id}
                of={one}
                onConfirm={(on) => onConfirm(on ? { ...confirmed, [one.id]: one.value } : without(one.id))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {of.some((one) => one.free && !one.confirmed) && (
        <button
          type="button"
          className="button small"
          onClick={() => onConfirm({ ...confirmed, ...taking(of) })}
        >
          {readings.all}
        </button>
      )}
    </details>
  );
}

export function Readings({ of, confirmed, onConfirm }: Props) {
  const words = useAdoptWords();
  if (of.length === 0) return null;
  return (
    <section className="readings-of">
      <h2>{words.readings.title}</h2>
      <p className="lead">{words.readings.lead}</p>
      {[...new Set(of.map(({ scenario }) => scenario))].map((scenario) => (
        <Scenario
          key={scenario}
          of={of.filter((one) => one.scenario === scenario)}
          confirmed={confirmed}
          onConfirm={onConfirm}
        />
      ))}
    </section>
  );
}
