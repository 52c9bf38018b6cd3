/** Another length, event, output or cell than the one that is written: near enough to be a slip of the pen. */
import { isParam } from '../../ruleset/open.ts';
import type { Length } from '../../ruleset/types.ts';
import { isObject } from './mutation.ts';

/** One more of its unit; a span without a number becomes a day, the same day two. */
export function otherLength(length: Length): Length {
  const [unit, n] = Object.entries(length).find(([key]) => key !== 'soft') ?? [];
  if (typeof n !== 'number' || !unit) return { calendarDays: unit === 'endOfDay' ? 2 : 1 };
  return { ...length, [unit]: unit === 'dayOfNextMonth' && n === 31 ? 30 : n + 1 };
}

/** By what comes before the colon. */
const otherHead: Record<string, string> = {
  'stage.entered': 'stage.left',
  'stage.left': 'stage.entered',
  'task.assigned': 'task.done',
  'task.done': 'task.assigned',
  'task.returned': 'task.done',
  'clock.started': 'clock.ended',
  'clock.ended': 'clock.started',
  'clock.missed': 'clock.ended',
  'slip.issued': 'slip.delivered',
  'slip.delivered': 'slip.issued',
  'slip.received': 'slip.issued',
  'slip.answered': 'slip.issued',
};

/** The neighbour of the same thing; a complaint's beginning for its end, and the other way round. */
export function otherEvent(event: string): string {
  const [head = '', name] = event.split(':');
  const neighbour = otherHead[head];
  if (neighbour) return name ? `${neighbour}:${name}` : neighbour;
  return head === 'complaint.received' ? 'complaint.closed' : 'complaint.received';
}

const bounds: [RegExp, string][] = [
  [/^<=\s*/, '< '],
  [/^<\s*/, '<= '],
  [/^>=\s*/, '> '],
  [/^>\s*/, '>= '],
  [/^\[/, '('],
  [/^\(/, '['],
];

/** A bound that is counted in or out, otherwise the opposite; undefined for a cell that takes anything. */
export function otherCell(cell: string): string | undefined {
  const text = cell.trim();
  if (text === '-') return undefined;
  const inner = /^not\((.*)\)$/.exec(text);
  if (inner) return inner[1];
  const found = text.includes(',') ? undefined : bounds.find(([pattern]) => pattern.test(text));
  return found ? text.replace(found[0], found[1]) : `not(${text})`;
}

/** `known` are the values that could stand there. */
export function otherOutput(value: unknown, known: unknown[]): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (isParam(value)) return known.find((candidate) => !isParam(candidate)) ?? otherLength({});
  if (isObject(value)) return otherLength(value);
  return known.find((candidate) => candidate !== value && typeof candidate === 'string') ?? `${value}x`;
}
