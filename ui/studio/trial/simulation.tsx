/** A thousand complaints drawn by lot and worked through under the draft: load, lateness, limits that do not hold. */
import type { Simulation as Drawn } from '../../../engine/proof/simulate.ts';
import { added } from '../../../engine/studio/look/sum.ts';
import { choicesAt } from '../../../engine/studio/names.ts';
import { type PlacedProblem, studioApi } from '../api.ts';
import { useDesk } from '../desk.ts';
import { type LookWords, useLookWords } from '../look/words.ts';
import { BatchFrame } from './batch-frame.tsx';
import { useBatches } from './use-batches.ts';

const ALL = 1000;

interface Found {
  drawn?: Drawn;
  problems: PlacedProblem[];
}

export function Simulation() {
  const words = useLookWords();
  const { id, hand } = useDesk();
  const batches = useBatches<Found>(hand.studio.version, async (known) => {
    const { problems, simulation } = await studioApi.simulation(id, 1 + (known?.drawn?.cases ?? 0));
    const drawn = simulation && added(known?.drawn, simulation);
    return { sum: { drawn, problems }, more: drawn !== undefined && drawn.cases < ALL };
  });
  const drawn = batches.sum?.drawn;
  const n = drawn?.cases ?? 0;
  const done = { n, of: ALL, said: words.drawn(n, ALL) };
  return (
    <BatchFrame here="thousand" batches={batches} lead={words.simulateLead} start={words.start} done={done}>
      {drawn && <Results of={drawn} />}
    </BatchFrame>
  );
}

const share = (part: number, all: number): string =>
  all === 0 ? '—' : `${((part / all) * 100).toFixed(1)} %`;

/** `department role`, as the simulation counts them. */
function useHolder(words: LookWords) {
  const { draft, language } = useDesk();
  const titles = new Map(
    ['department', 'role'].flatMap((kind) =>
      (choicesAt(draft, kind, '', language) ?? []).map(({ value, title }) => [value, title] as const),
    ),
  );
  return (name: string): string => {
    if (name === 'person') return words.people;
    if (name === 'anyone') return words.everyone;
    return name
      .split(' ')
      .map((part) => titles.get(part) ?? part)
      .join(' ');
  };
}

function Results({ of: { failures, load, deadlines, outcomes, unreached } }: { of: Drawn }) {
  const words = useLookWords();
  const { draft, language } = useDesk();
  const holder = useHolder(words);
  const named = (kind: string) =>
    new Map((choicesAt(draft, kind, '', language) ?? []).map(({ value, title }) => [value, title]));
  const [limits, stages, ends, procedures] = [
    named('deadline'),
    named('stage'),
    named('outcome'),
    named('procedure'),
  ];
  /** `procedure/stage`. */
  const within = (path: string, names: Map<string, string>): string => {
    const [procedure = '', own = ''] = path.split('/');
    return `${procedures.get(procedure) ?? procedure} · ${names.get(own) ?? own}`;
  };
  const stuck = failures.filter(({ why }) => why !== 'nobody').length;
  return (
    <>
      <p className={stuck > 0 ? 'note danger' : 'note ok'}>
        {stuck > 0 ? words.failed(stuck) : words.allEnded}
      </p>
      <Table
        heads={[words.holder, words.tasks, words.done, words.late]}
        rows={Object.entries(load)
          .sort(([, a], [, b]) => b.assigned - a.assigned)
          .map(([name, { assigned, done, late }]) => [holder(name), assigned, done, late])}
      />
      <Table
        heads={[words.deadline, words.met, words.missed, words.share]}
        rows={Object.entries(deadlines).map(([id, { met, missed }]) => [
          limits.get(id) ?? id,
          met,
          missed,
          share(missed, met + missed),
        ])}
      />
      <Table
        heads={[words.outcomes, words.count]}
        rows={Object.entries(outcomes).map(([path, n]) => [within(path, ends), n])}
      />
      {unreached.length > 0 && (
        <>
          <h3>{words.unreached}</h3>
          <ul>
            {unreached.map((path) => (
              <li key={path}>{within(path, stages)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Table({ heads, rows }: { heads: string[]; rows: (string | number)[][] }) {
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="look-scroll" aria-label={heads[0]} tabIndex={0}>
      <table className="look-table">
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th key={head} scope="col" className={i > 0 ? 'right' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={heads[i + 1]} className="right digits">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
