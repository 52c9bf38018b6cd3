/** At which points of a procedure an expression or a holder of the rule set is asked. */
import type { Deadline } from '../ruleset/types.ts';
import type { Pointer } from '../ruleset/walk.ts';
import { isElsewhere } from './elsewhere.ts';
import type { Flow } from './flow.ts';
import { eventsOf, type Point, reachedPoints } from './points.ts';

const inside = ({ inside: around }: Pointer, kind: string) => around.findLast((found) => found.kind === kind);

/** Actions are offered before the section is signed, effects and `next` come after it. */
function rankOf(pointer: Pointer, several: boolean): number {
  if (inside(pointer, 'next')) return 4;
  const action = inside(pointer, 'action');
  if (!action) return several ? 2 : 0;
  return pointer.path.startsWith(`${action.path}/effects`) ? 3 : several ? 2 : 1;
}

/** Of a deadline: what its start asks is asked when it starts, its end when it ends; the rest, and what is counted again, at any time. */
function inDeadline(flow: Flow, pointer: Pointer): Point[] {
  const found = inside(pointer, 'deadline')!;
  const deadline = found.value as unknown as Deadline;
  const part = pointer.path.slice(found.path.length).split('/')[1] ?? '';
  const points = (mark: Deadline['starts']) => eventsOf(flow, mark).flatMap((e) => reachedPoints(flow, e));
  if (part === 'ends') return points(deadline.ends);
  const starts = points(deadline.starts);
  const again = deadline.onReclassify !== undefined && deadline.onReclassify !== 'keep';
  const once = part === 'starts' || (part === 'within' && !again);
  return once || starts.length === 0 ? starts : [{ at: 'any' }];
}

function inTrack(flow: Flow, pointer: Pointer): Point[] {
  const track = flow.procedure.tracks.find(({ id }) => id === inside(pointer, 'track')?.id);
  const on = track?.begins?.on;
  return on && on !== 'effect' ? reachedPoints(flow, on) : (flow.begins.get(track?.id ?? '') ?? []);
}

/** Copies of the procedure's form, slips it issues, registers it stands in: read at any time. */
function readAnytime({ procedure, walk, file }: Flow, { file: where, inside: around }: Pointer): boolean {
  const owner = around[0];
  if (where.startsWith('forms/'))
    return [procedure.form, ...(procedure.forms ?? [])].includes(owner?.id ?? '');
  if (where.startsWith('registers/'))
    return (owner?.value.procedures as string[] | undefined)?.includes(procedure.id) === true;
  const issues = ({ file: from, path, text }: Pointer) =>
    (from === file || from === 'deadlines.json') && path.endsWith('/issue') && text === owner?.id;
  return where.startsWith('slips/') && walk.pointers.some(issues);
}

/** Empty where the procedure never comes to it, or it does not belong to it. */
export function spotsOf(flow: Flow, pointer: Pointer): Point[] {
  if (isElsewhere(pointer.path)) return pointer.file === flow.file ? [{ at: 'any' }] : [];
  if (inside(pointer, 'deadline')) return inDeadline(flow, pointer);
  if (pointer.file !== flow.file) return readAnytime(flow, pointer) ? [{ at: 'any' }] : [];
  const stage = inside(pointer, 'stage');
  if (!stage) return inside(pointer, 'track') ? inTrack(flow, pointer) : [{ at: 'any' }];
  if (!flow.reached.has(stage.id)) return [];
  const known = flow.stages.get(stage.id)!.stage;
  const task = inside(pointer, 'task');
  const holds = /\/(by|substitute)\//.test(pointer.path.slice(task?.path.length ?? 0));
  const several = known.tasks.length > 1 && (!holds || known.complete === 'inOrder');
  return [{ at: 'stage', stage: stage.id, rank: rankOf(pointer, several) }];
}
