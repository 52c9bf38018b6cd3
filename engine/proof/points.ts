/** Where in a procedure an event happens: at the opening, in a stage, at the closing, or at any time. */
import { namesOf } from '../complaint/clocks.ts';
import type { Event } from '../complaint/events.ts';
import { marksOf } from '../ruleset/names.ts';
import type { Marks, StandingAction, TaskRule } from '../ruleset/types.ts';
import { stageOf } from './elsewhere.ts';
import type { Flow } from './flow.ts';

/** `rank` orders what happens in one visit of a stage: entered 0, assigned 1, signed 2, done or returned 3, left 4. */
export type Point =
  | { at: 'open' }
  | { at: 'stage'; stage: string; rank: number }
  | { at: 'closed' }
  | { at: 'any' };

const kindsThatFinish = ['submit', 'approve', 'reject'];

const actionKinds = ({ actions }: TaskRule): string[] =>
  actions ? actions.map(({ kind }) => kind) : ['submit'];

const tasksIn = (flow: Flow, matches: (task: TaskRule) => boolean): string[] =>
  [...flow.stages.values()].filter(({ stage }) => stage.tasks.some(matches)).map(({ stage }) => stage.id);

const inStages = (stages: string[], rank: number): Point[] =>
  stages.map((stage) => ({ at: 'stage', stage, rank }));

/** Sections a complaint of the procedure may begin with: of its submissions, or copied by a link. */
export function initialSections({ set, walk, procedure }: Flow): Set<string> {
  const submitted = set.submissions.submissions.flatMap(({ form, opens }) => {
    const all = set.forms.find(({ id }) => id === form)?.sections.map(({ id }) => id) ?? [];
    return opens.flatMap((opening) => (opening.procedure === procedure.id ? (opening.take ?? all) : []));
  });
  const copied = walk.pointers.filter(
    ({ kind, path }) => kind === 'section' && /\/(link|split)\/(copy\/\d+|into)$/.test(path),
  );
  return new Set([...submitted, ...copied.map(({ text }) => text)]);
}

/** A standing action may be done at any time. */
const standing = ({ procedure }: Flow, matches: (action: StandingAction) => boolean): Point[] =>
  procedure.actions?.some(matches) ? [{ at: 'any' }] : [];

const signed = (flow: Flow, section: string): Point[] => [
  ...standing(flow, (action) => action.section === section),
  ...(initialSections(flow).has(section) ? [{ at: 'open' } as const] : []),
  ...inStages(
    tasksIn(flow, (task) => task.section === section),
    2,
  ),
];

/** Stages (or any time) where an effect of this word names the thing. */
function effects({ walk, file }: Flow, words: RegExp, name: string): Point[] {
  return walk.pointers
    .filter((p) => (p.file === file || p.file === 'deadlines.json') && words.test(p.path) && p.text === name)
    .map(stageOf)
    .map((stage): Point => (stage ? { at: 'stage', stage, rank: 3 } : { at: 'any' }));
}

/** Stages (or any time) where an effect of this word stands. */
function carried({ walk, file }: Flow, word: string): Point[] {
  const has = ({ effects = [], onMiss = [] }: { effects?: object[]; onMiss?: object[] }) =>
    [...effects, ...onMiss].some((effect) => word in effect);
  return walk.elements
    .filter((found) => (found.file === file || found.file === 'deadlines.json') && has(found.value))
    .map(({ inside }) => inside.findLast(({ kind }) => kind === 'stage')?.id)
    .map((stage): Point => (stage ? { at: 'stage', stage, rank: 3 } : { at: 'any' }));
}

const takenOn: Record<string, string> = {
  'complaint.accepted': 'accept',
  'complaint.refused': 'refuse',
  'complaint.reopened': 'reopen',
};

function openedBy({ set, walk, procedure }: Flow, event: string): boolean {
  const submitted = set.submissions.submissions.some(({ opens }) =>
    opens.some((opening) => opening.procedure === procedure.id),
  );
  const linked = walk.pointers.some(
    ({ path, text }) => /\/(link|split)\/open$/.test(path) && text === procedure.id,
  );
  return submitted || (linked && event === 'complaint.received');
}

/** Whether the engine ever says this name, asked with an event that carries the id under every key. */
function emitted(event: string): boolean {
  const [type = '', id = ''] = event.split(':');
  const keys = [
    'stage',
    'task',
    'rule',
    'section',
    'field',
    'deadline',
    'clock',
    'slip',
    'round',
    'form',
    'track',
  ];
  const ids = Object.fromEntries(keys.map((key) => [key, id]));
  return namesOf({ type, ...ids, data: {} } as unknown as Event).includes(event);
}

const slipWords: Record<string, RegExp> = {
  'slip.issued': /\/issue$/,
  'slip.delivered': /\/deliver$/,
  'slip.received': /\/receive$/,
  'slip.answered': /\/answer$/,
};

/** A clock's events need its start; a deadline that waits for itself is no help. */
function clockPoints(flow: Flow, deadline: string, seen: string[]): Point[] {
  const found = flow.set.deadlines.deadlines.find(({ id }) => id === deadline);
  if (!found || seen.includes(deadline)) return [];
  const starts = eventsOf(flow, found.starts).some((e) => pointsOf(flow, e, [...seen, deadline]).length > 0);
  return starts ? [{ at: 'any' }] : [];
}

/** The events that marks name, or those a parameter lets the adopter choose from. */
export const eventsOf = ({ set }: Pick<Flow, 'set'>, marks: Marks): string[] =>
  marksOf(marks).flatMap(({ on, param }) =>
    on ? [on] : (set.ruleset.parameters?.find(({ id }) => id === param)?.events ?? []),
  );

/** Where the event can happen; empty where it cannot. Whether its stage is reached is not asked here. */
export function pointsOf(flow: Flow, event: string, seen: string[] = []): Point[] {
  const [head = '', name = ''] = event.split(':');
  if (head === 'submission.received' || head === 'complaint.received')
    return openedBy(flow, head) ? [{ at: 'open' }] : [];
  if (head in takenOn) return carried(flow, takenOn[head]!);
  if (head === 'effect') return [{ at: 'any' }];
  if (head === 'complaint.closed') return [{ at: 'closed' }];
  if (head === 'stage.entered' || head === 'stage.left')
    return flow.stages.has(name) ? inStages([name], head === 'stage.entered' ? 0 : 4) : [];
  if (head === 'section.signed') return signed(flow, name);
  if (head === 'field.set')
    return [...signed(flow, name.split('.')[0] ?? ''), ...effects(flow, /\/fill\/field$/, name)];
  if (/^task\.(assigned|taken|done|returned)$/.test(head)) return taskPoints(flow, head, name);
  if (head === 'action.done') return standing(flow, ({ id }) => id === name);
  if (head === 'clock.extended') return effects(flow, /\/extend\/deadline$/, name);
  if (head.startsWith('clock.')) return clockPoints(flow, name, seen);
  if (head in slipWords) return effects(flow, slipWords[head]!, name);
  if (head === 'round.began') return effects(flow, /\/round$/, name);
  if (head === 'record.opened' || head === 'record.done')
    return signed(flow, name).map((point) =>
      point.at === 'stage' && head === 'record.opened' ? { ...point, rank: 1 } : point,
    );
  return emitted(event) ? [{ at: 'any' }] : [];
}

function taskPoints(flow: Flow, head: string, name: string): Point[] {
  const kinds = { 'task.done': kindsThatFinish, 'task.returned': ['return'] }[head];
  const fits = (task: TaskRule) =>
    (!name || task.id === name) && (!kinds || actionKinds(task).some((kind) => kinds.includes(kind)));
  return inStages(tasksIn(flow, fits), head === 'task.assigned' || head === 'task.taken' ? 1 : 3);
}

/** Points that a complaint can come to. */
export const reachedPoints = (flow: Flow, event: string): Point[] =>
  pointsOf(flow, event).filter(
    (point) =>
      (point.at !== 'stage' || flow.reached.has(point.stage)) &&
      (point.at !== 'closed' || flow.closers.size > 0 || flow.anywhere.closes),
  );

/** Points that a complaint can come to where one of the marks may be. */
export const markPoints = (flow: Flow, marks: Marks): Point[] =>
  eventsOf(flow, marks).flatMap((event) => reachedPoints(flow, event));
