/** Events as the rule set names them, and when a mark says they happened. */
import { parseDay } from '../calendar/day.ts';
import { parseInstant, toInstant } from '../calendar/zone.ts';
import { marksOf } from '../ruleset/names.ts';
import type { Mark, Marks } from '../ruleset/types.ts';
import type { Data, Event } from './events.ts';
import { type Run, stateOf } from './run.ts';
import { paramValue } from './values.ts';

/** The event a mark means: written down, or chosen by the adopter. */
export const eventOf = (run: Run, mark: Mark): string =>
  mark.on ?? String(paramValue(run, mark.param!).value);

/** The marks that an event is known to. */
export const marked = (run: Run, marks: Marks, names: string[]): Mark[] =>
  marksOf(marks).filter((mark) => names.includes(eventOf(run, mark)));

/** Names under which an event is known to the rule set. */
export function namesOf(event: Event): string[] {
  switch (event.type) {
    case 'section.signed': {
      const fields = Object.keys(event.data).map((field) => `field.set:${event.section}.${field}`);
      const own = event.key === undefined ? [] : [`record.done:${event.section}`];
      return [`section.signed:${event.section}`, ...own, ...fields];
    }
    case 'field.filled':
      return [`field.set:${event.section}.${event.field}`];
    case 'stage.entered':
    case 'stage.left':
      return [`${event.type}:${event.stage}`];
    case 'task.assigned': {
      const own = event.record === undefined ? [] : [`record.opened:${event.record}`];
      return [event.type, `${event.type}:${event.rule}`, ...own];
    }
    case 'task.taken':
    case 'task.done':
    case 'task.returned':
      return [event.type, `${event.type}:${event.rule}`];
    case 'clock.started':
    case 'clock.ended':
    case 'clock.missed':
    case 'clock.suspended':
    case 'clock.resumed':
    case 'clock.extended':
      return [`${event.type}:${event.deadline}`];
    case 'slip.issued':
    case 'slip.delivered':
    case 'slip.received':
    case 'slip.answered':
      return [`${event.type}:${event.slip}`];
    case 'action.done':
      return [`action.done:${event.action}`];
    case 'round.began':
      return [`round.began:${event.round}`];
    case 'complaint.accepted':
    case 'complaint.refused':
    case 'complaint.closed':
    case 'complaint.reopened':
      return [event.type];
    default:
      return [];
  }
}

/** What the section holds; of one that several fill each, the record of the event's task. */
function dataOf(run: Run, section: string, event: Event | undefined): Data | undefined {
  const { sections, records } = stateOf(run);
  const own = records[section];
  if (!own) return sections[section]?.data;
  const task = event && 'task' in event ? event.task : undefined;
  return own.findLast((record) => task !== undefined && record.task === task)?.data;
}

/** A field's date (its first moment) or date and time as an instant; undefined where it holds none. */
export function fieldInstant(run: Run, path: string, event?: Event): string | undefined {
  const [section = '', field = ''] = path.split('.');
  const value = dataOf(run, section, event)?.[field];
  if (typeof value !== 'string') return undefined;
  const day = value.length === 10 ? parseDay(value) : undefined;
  if (day?.ok) return toInstant(day.value, 0, run.rules.set.ruleset.zone);
  const instant = parseInstant(value);
  return instant.ok ? instant.value : undefined;
}

/** When it really happened: what the field says, else the event's own time. */
export function momentOf(run: Run, mark: Mark, event: Event): string {
  const path = typeof mark.at === 'object' ? mark.at[eventOf(run, mark)] : mark.at;
  return (path && fieldInstant(run, path, event)) ?? event.occurredAt;
}
