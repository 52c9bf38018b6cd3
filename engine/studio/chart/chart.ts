/** A procedure as a chart: each track a column of stages in their order, with every way from one to another. */
import { valueAt } from '../../ruleset/places.ts';
import type { Procedure, Text } from '../../ruleset/types.ts';
import type { Draft } from '../names.ts';

export interface ChartStage {
  id: string;
  title: Text;
  /** JSON pointer into the procedure's file. */
  path: string;
  /** Position of the track among the tracks, and of the stage in it. */
  column: number;
  row: number;
}

export interface ChartWay {
  from: string;
  /** A stage, or an end: `close:<outcome>`, `end`. */
  to: string;
  /** Written under `next`, or following by itself; by an effect of a task; given back by an action. */
  by: 'next' | 'effect' | 'return';
  when?: string;
}

export interface Chart {
  tracks: { id: string; title: Text; path: string }[];
  stages: ChartStage[];
  outcomes: { id: string; title: Text }[];
  ways: ChartWay[];
}

type Stage = Procedure['tracks'][number]['stages'][number];

/** A stage without `next` goes on to the following one of its track. */
function nextWays({ id, next }: Stage, following: Stage | undefined): ChartWay[] {
  if (!next) return [{ from: id, to: following?.id ?? 'end', by: 'next' }];
  return next.map(({ goto, close, when }) => ({
    from: id,
    to: goto ?? (close ? `close:${close}` : 'end'),
    by: 'next',
    ...(when ? { when } : {}),
  }));
}

/** Where effects of the stages' tasks lead, and where their actions give the complaint back to. */
const led = [
  { kind: 'stage', by: 'effect', at: /\/tasks\/.*\/goto$/, to: (text: string) => text },
  { kind: 'stage', by: 'return', at: /\/tasks\/.*\/actions\/\d+\/to$/, to: (text: string) => text },
  { kind: 'outcome', by: 'effect', at: /\/tasks\/.*\/close$/, to: (text: string) => `close:${text}` },
] as const;

/** The condition beside the effect. */
const whenBeside = (document: unknown, path: string): { when?: string } => {
  const { when } = (valueAt(document, path.replace(/\/[^/]*$/, '')) ?? {}) as { when?: unknown };
  return typeof when === 'string' ? { when } : {};
};

function taskWays({ walk, documents }: Draft, file: string): ChartWay[] {
  return walk.pointers.flatMap(({ kind, file: at, path, text, inside }) => {
    const way = at === file ? led.find((one) => one.kind === kind && one.at.test(path)) : undefined;
    const stage = way && inside.find((found) => found.kind === 'stage');
    return stage
      ? [{ from: stage.id, to: way.to(text), by: way.by, ...whenBeside(documents[file], path) }]
      : [];
  });
}

const same = (a: ChartWay, b: ChartWay): boolean => a.from === b.from && a.to === b.to && a.when === b.when;

export function chartOf(draft: Draft, file: string): Chart {
  const { tracks = [], outcomes = [] } = draft.documents[file] as unknown as Procedure;
  const stages = tracks.flatMap(({ stages }, column) =>
    stages.map(({ id, title }, row) => ({
      id,
      title,
      path: `/tracks/${column}/stages/${row}`,
      column,
      row,
    })),
  );
  const ways = [
    ...tracks.flatMap(({ stages }) => stages.flatMap((stage, row) => nextWays(stage, stages[row + 1]))),
    ...taskWays(draft, file),
  ];
  return {
    tracks: tracks.map(({ id, title }, column) => ({ id, title, path: `/tracks/${column}` })),
    stages,
    outcomes: outcomes.map(({ id, title }) => ({ id, title })),
    ways: ways.filter((way, i) => ways.findIndex((other) => same(way, other)) === i),
  };
}
