/** Whether a duty is asked for on a day: its `when` over what the adopter set and over the day itself. */
import { readable } from '../ruleset/listed.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Duty } from '../ruleset/types.ts';
import { materialPeriod } from './period.ts';

/** Under which its expression is known. A colon stands in no id. */
export const dutyPlace = ({ id }: Pick<Duty, 'id'>): string => `duty:${id}`;

/** Without `when` always. */
export function isWanted(rules: Rules, duty: Duty, day: string, params: Record<string, unknown>): boolean {
  if (duty.when === undefined) return true;
  const own = { id: duty.id, day, period: materialPeriod(rules, duty, day) };
  const seen = { params: readable(rules.parameters.values(), params), duty: own };
  const result = rules.expression(duty.when, dutyPlace(duty)).json(seen);
  return result.ok && result.value === true;
}
