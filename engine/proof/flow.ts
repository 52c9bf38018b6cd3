/** How a procedure can flow: which stage may follow which, where tracks begin, where the complaint may close. */

import type { Procedure, RuleSet, Stage, Track } from '../ruleset/types.ts';
import { type Pointer, type Walk, walkRuleSet } from '../ruleset/walk.ts';
import { isReview, stageOf } from './elsewhere.ts';
import { type Point, pointsOf } from './points.ts';

export interface Flow {
  set: RuleSet;
  walk: Walk;
  procedure: Procedure;
  file: string;
  stages: Map<string, { stage: Stage; track: Track; path: string }>;
  /** By stage: the stages of its track that may come next, back ones too. */
  after: Map<string, Set<string>>;
  /** Stages after which the track may end or the complaint close. */
  exits: Set<string>;
  /** Stages in which the complaint may be closed. */
  closers: Set<string>;
  /** What standing actions and missed deadlines may do at any time. */
  anywhere: { closes: boolean; fills: Set<string> };
  /** By stage: sections that effects of its actions fill. */
  fills: Map<string, Set<string>>;
  /** Where each track may begin. */
  begins: Map<string, Point[]>;
  /** Stages in which a closed complaint may be opened again. */
  reopens: Set<string>;
  /** Stages that a complaint can come to. */
  reached: Set<string>;
}

function stagesOf(procedure: Procedure): Flow['stages'] {
  return new Map(
    procedure.tracks.flatMap((track, t) =>
      track.stages.map((stage, s) => [stage.id, { stage, track, path: `/tracks/${t}/stages/${s}` }] as const),
    ),
  );
}

/** A `next` without condition hides those after it. */
function nextOf(stage: Stage): NonNullable<Stage['next']> {
  const open = stage.next?.findIndex(({ when }) => when === undefined) ?? -1;
  return open < 0 ? (stage.next ?? []) : (stage.next ?? []).slice(0, open + 1);
}

/** A stage that may be passed over leads to the following one, as one without `next` does. */
function drawNext(flow: Flow): void {
  for (const { stage, track } of flow.stages.values()) {
    const targets = flow.after.get(stage.id)!;
    const following = track.stages[track.stages.indexOf(stage) + 1];
    const passes = stage.when !== undefined || !stage.next;
    if (passes && following) targets.add(following.id);
    if (passes && !following) flow.exits.add(stage.id);
    for (const { goto, close } of nextOf(stage)) {
      if (goto) targets.add(goto);
      else flow.exits.add(stage.id);
      if (close) flow.closers.add(stage.id);
    }
  }
}

/** What actions and missed deadlines do: any effect that moves, closes or begins, wherever it stands. */
function drawEffects(flow: Flow): void {
  for (const pointer of flow.walk.pointers) {
    const own = pointer.file === flow.file;
    if (
      (!own && pointer.file !== 'deadlines.json' && !isReview(pointer.path)) ||
      pointer.inside.some(({ kind }) => kind === 'next')
    )
      continue;
    const stage = stageOf(pointer);
    const from = stage ? [stage] : [...flow.stages.keys()];
    if (pointer.kind === 'stage' && /\/(goto|to)$/.test(pointer.path)) go(flow, from, pointer.text);
    if (pointer.kind === 'stage' && pointer.path.endsWith('/reopen')) flow.reopens.add(pointer.text);
    if (pointer.kind === 'outcome' && pointer.path.endsWith('/close')) leave(flow, stage, pointer.text);
    for (const outcome of refusing(flow, pointer)) leave(flow, stage, outcome);
    if (pointer.kind === 'track' && pointer.path.endsWith('/begin')) begin(flow, stage, pointer.text);
    if (pointer.kind === 'track' && pointer.path.endsWith('/end')) end(flow, pointer.text);
    if (pointer.kind === 'field' && pointer.path.endsWith('/fill/field')) fill(flow, stage, pointer.text);
    if (isReview(pointer.path) && pointer.path.endsWith('/into')) fill(flow, stage, pointer.text);
  }
}

/** Outcomes with which a refusal closes: of the grounds it names, or of any where a field does. */
function refusing({ procedure }: Flow, { kind, path, text }: Pointer): string[] {
  const named = kind === 'grounds' && path.endsWith('/refuse/grounds');
  if (!named && !(kind === 'field' && path.endsWith('/refuse/field'))) return [];
  const grounds = procedure.grounds ?? [];
  return grounds.filter(({ id }) => !named || id === text).map(({ outcome }) => outcome);
}

function go(flow: Flow, from: string[], to: string): void {
  const track = flow.stages.get(to)?.track;
  for (const id of from) if (flow.stages.get(id)?.track === track) flow.after.get(id)!.add(to);
}

function leave(flow: Flow, stage: string | undefined, outcome: string): void {
  if (!flow.procedure.outcomes.some(({ id }) => id === outcome)) return;
  if (!stage) flow.anywhere.closes = true;
  for (const id of stage ? [stage] : flow.stages.keys()) flow.exits.add(id);
  if (stage) flow.closers.add(stage);
}

function begin(flow: Flow, stage: string | undefined, track: string): void {
  const points = flow.begins.get(track);
  if (points) points.push(stage ? { at: 'stage', stage, rank: 3 } : { at: 'any' });
}

/** Whatever stage it stands in. */
function end(flow: Flow, track: string): void {
  for (const [id, { track: own }] of flow.stages) if (own.id === track) flow.exits.add(id);
}

function fill(flow: Flow, stage: string | undefined, field: string): void {
  const section = field.split('.')[0] ?? '';
  const filled = stage ? flow.fills.get(stage) : flow.anywhere.fills;
  filled?.add(section);
}

function drawBegins(flow: Flow): void {
  for (const [index, { id }] of flow.procedure.tracks.entries())
    flow.begins.set(id, index === 0 ? [{ at: 'open' }] : []);
  drawEffects(flow);
  for (const { id, begins } of flow.procedure.tracks)
    if (begins && begins.on !== 'effect') flow.begins.get(id)!.push(...pointsOf(flow, begins.on));
}

const comes = (flow: Flow, point: Point): boolean => {
  if (point.at === 'stage') return flow.reached.has(point.stage);
  return point.at !== 'closed' || canClose(flow);
};

export const canClose = (flow: Flow): boolean =>
  flow.anywhere.closes || [...flow.closers].some((stage) => flow.reached.has(stage));

/** Stages reached from the tracks that begin, until no more are found. */
function reach(flow: Flow): void {
  for (let before = -1; before !== flow.reached.size; ) {
    before = flow.reached.size;
    for (const track of flow.procedure.tracks)
      if (flow.begins.get(track.id)!.some((point) => comes(flow, point)))
        flow.reached.add(track.stages[0]!.id);
    // A duty's effects reopen stages of other procedures.
    if (canClose(flow)) for (const stage of flow.reopens) if (flow.stages.has(stage)) flow.reached.add(stage);
    for (const stage of flow.reached) for (const next of flow.after.get(stage) ?? []) flow.reached.add(next);
  }
}

export function flowOf(set: RuleSet, procedure: Procedure, walk: Walk): Flow {
  const stages = stagesOf(procedure);
  const flow: Flow = {
    set,
    walk,
    procedure,
    file: `procedures/${procedure.id}.json`,
    stages,
    after: new Map([...stages.keys()].map((id) => [id, new Set<string>()])),
    exits: new Set(),
    closers: new Set(),
    anywhere: { closes: false, fills: new Set(procedure.actions?.flatMap(({ section }) => section ?? [])) },
    fills: new Map([...stages.keys()].map((id) => [id, new Set<string>()])),
    begins: new Map(),
    reopens: new Set(),
    reached: new Set(),
  };
  drawNext(flow);
  drawBegins(flow);
  reach(flow);
  return flow;
}

export const flowsOf = (set: RuleSet, walk = walkRuleSet(set)): Flow[] =>
  set.procedures.map((procedure) => flowOf(set, procedure, walk));
