/** Differences as an office reads them: limits before and after, tables row by row, forms side by side, the rest in words. */

import type { SaidChange } from '../../server/app.ts';
import { Sentences } from '../parts/sentences.tsx';
import { Empty, Loading, ProblemNote } from '../parts/states.tsx';
import type { RuleSetPage } from './api.ts';
import { ChartPair } from './charts.tsx';
import { FormPair } from './forms.tsx';
import { Minutes } from './minutes.tsx';
import { SlipPair } from './slips.tsx';
import { Grid } from './tables.tsx';
import { usePage } from './use-page.ts';
import { useAdoptWords } from './words.ts';

type Summary = RuleSetPage['summary'];

/** Ids of both, ours first. */
const idsOf = (ours: { id: string }[], theirs: { id: string }[]): string[] => [
  ...new Set([...ours, ...theirs].map(({ id }) => id)),
];

const find = <T extends { id: string }>(list: T[], id: string): T | undefined =>
  list.find((one) => one.id === id);

function DeadlinePairs({ ours, theirs }: { ours: Summary['deadlines']; theirs: Summary['deadlines'] }) {
  const words = useAdoptWords();
  const say = (one?: Summary['deadlines'][number]) =>
    one ? [one.within, one.example?.until].filter(Boolean).join(' · ') : words.absent;
  const ids = idsOf(ours, theirs).filter((id) => say(find(ours, id)) !== say(find(theirs, id)));
  const from = [...ours, ...theirs].find(({ example }) => example)?.example?.from;
  if (ids.length === 0) return null;
  return (
    <section>
      <h2 className="group-title">
        {words.views.deadlines} {from && <span className="muted small">{words.exampleFrom(from)}</span>}
      </h2>
      <Grid
        head={[words.views.deadlines, words.before, words.after]}
        rows={ids.map((id) => [
          (find(theirs, id) ?? find(ours, id))?.title,
          say(find(ours, id)),
          say(find(theirs, id)),
        ])}
      />
    </section>
  );
}

type TableOf = Summary['tables'][number];

function TablePair({ ours, theirs }: { ours?: TableOf; theirs?: TableOf }) {
  const one = theirs ?? ours;
  if (!one) return null;
  const [mine, other] = [ours?.rows ?? [], theirs?.rows ?? []];
  const lines = idsOf(mine, other).flatMap((id) => {
    const [a, b] = [find(mine, id)?.cells, find(other, id)?.cells];
    if (a && b && a.join('\u0000') === b.join('\u0000')) return [{ cells: b, mark: '' }];
    return [...(a ? [{ cells: a, mark: 'gone' }] : []), ...(b ? [{ cells: b, mark: 'new' }] : [])];
  });
  return (
    <section>
      <h3 className="group-title">{one.title}</h3>
      <Grid head={one.columns} rows={lines.map(({ cells }) => cells)} marks={lines.map(({ mark }) => mark)} />
    </section>
  );
}

const changedIn = (changes: SaidChange[], folder: string): string[] => [
  ...new Set(
    changes.flatMap(({ file }) => (file.startsWith(`${folder}/`) ? [file.slice(folder.length + 1, -5)] : [])),
  ),
];

export function Compare({ page }: { page: RuleSetPage }) {
  const words = useAdoptWords();
  const ours = usePage('ours');
  if (ours.error) return <ProblemNote problem={ours.error} />;
  if (!ours.data) return <Loading />;
  const { changes, summary } = page;
  if (changes.length === 0) return <Empty>{words.noDifferences}</Empty>;
  const mine = ours.data.summary;
  return (
    <>
      <p className="lead">{words.differences(changes.length)}</p>
      <DeadlinePairs ours={mine.deadlines} theirs={summary.deadlines} />
      {changedIn(changes, 'tables').map((id) => (
        <TablePair key={id} ours={find(mine.tables, id)} theirs={find(summary.tables, id)} />
      ))}
      {(['procedures', 'forms', 'slips'] as const).flatMap((list) =>
        changedIn(changes, list).map((id) => (
          <details key={`${list}/${id}`} className="fold">
            <summary>{changes.find(({ file }) => file === `${list}/${id}.json`)?.place}</summary>
            <Pair list={list} id={id} ours={mine} theirs={summary} />
          </details>
        )),
      )}
      <h2 className="group-title">{words.inWords}</h2>
      <Minutes of={changes} title={`${words.views.compare} · ${summary.title}`} />
      <Sentences of={changes} />
    </>
  );
}

interface PairProps {
  list: 'procedures' | 'forms' | 'slips';
  id: string;
  ours: Summary;
  theirs: Summary;
}

function Pair({ list, id, ours, theirs }: PairProps) {
  if (list === 'procedures')
    return <ChartPair ours={find(ours.procedures, id)} theirs={find(theirs.procedures, id)} />;
  if (list === 'slips') return <SlipPair ours={find(ours.slips, id)} theirs={find(theirs.slips, id)} />;
  return <FormPair ours={find(ours.forms, id)} theirs={find(theirs.forms, id)} />;
}
