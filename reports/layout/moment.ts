/** A time as prints show it: the wall clock of the organization, to the minute. */

const ISO = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?(?:\[[^\]]*\])?$/;

/** `2024-07-16T09:30:12+08:00` is `2024-07-16 09:30`; UTC says so; any other text stays. */
export function moment(text: string): string {
  const [, date, time, zone] = ISO.exec(text) ?? [];
  if (date === undefined) return text;
  return `${date} ${time}${zone === 'Z' ? ' UTC' : ''}`;
}
