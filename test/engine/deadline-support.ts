/** One deadline case row, read and computed. */

import { buildCalendar } from '../../engine/calendar/working-days.ts';
import { type DueInput, due } from '../../engine/deadline/due.ts';
import { explain, type Step } from '../../engine/deadline/explain.ts';
import type { Length } from '../../engine/deadline/length.ts';
import cn from '../../schemas/calendars/cn.json' with { type: 'json' };
import cases from './deadline.cases.json' with { type: 'json' };

export const china = buildCalendar(cn);

export interface Row {
  name: string;
  start: string;
  length: Length;
  firstDay?: DueInput['firstDay'];
  restDay?: DueInput['restDay'];
  endOfDay?: DueInput['endOfDay'];
  zone?: string;
}

/** Unless the row says otherwise: first day not counted, rest days stay, 24:00, Shanghai. */
export const inputOf = ({ start, length, firstDay, restDay, endOfDay, zone }: Row): DueInput => ({
  start,
  length,
  firstDay: firstDay ?? 'notCounted',
  restDay: restDay ?? 'stays',
  endOfDay: endOfDay ?? '24:00',
  zone: zone ?? 'Asia/Shanghai',
  calendar: china,
});

/** A step as the case files write it: `2024-02-18 shifted 2`, `2024-02-10 holiday 春节`. */
export const stepText = ({ day, n, why, title, at }: Step): string => {
  const named = typeof title === 'object' ? title['zh-Hans'] : title;
  return [day, why, n, named, at && `@${at}`].filter((x) => x !== undefined && x !== null).join(' ');
};

export const allCases = (): string =>
  JSON.stringify((cases as Row[]).map((row) => [due(inputOf(row)), explain(inputOf(row))]));
