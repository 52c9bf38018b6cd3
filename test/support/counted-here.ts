/** Some due times and sayings, for a process whose zone and language are set from outside: one line. */
import { buildCalendar } from '../../engine/calendar/working-days.ts';
import { due } from '../../engine/deadline/due.ts';
import { sayAmount, sayInstant } from '../../engine/form/say-value.ts';
import cn from '../../schemas/calendars/cn.json' with { type: 'json' };

const rule = {
  firstDay: 'notCounted',
  restDay: 'later',
  endOfDay: '24:00',
  calendar: buildCalendar(cn as never),
} as const;

const starts = ['2026-12-31T16:30:00Z', '2026-03-07T20:00:00Z', '2024-09-13T23:59:00Z'];
const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Apia'];
const said = zones.flatMap((zone) =>
  starts.map((start) => [
    sayInstant(start, zone),
    due({ start, length: { workingDays: 5 }, zone, ...rule })?.due,
    due({ start, length: { hours: 48 }, zone, ...rule })?.due,
  ]),
);
process.stdout.write(JSON.stringify([said, sayAmount(1234567.5), 'I'.toLowerCase()]));
