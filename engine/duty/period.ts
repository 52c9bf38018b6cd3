/** The period that a duty's material is of. */
import { periodFor } from '../register/period.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Duty } from '../ruleset/types.ts';

/** The period of its material, or of the register's unit: `2024-06`; '' without material. */
export function materialPeriod(rules: Rules, { material }: Duty, day: string): string {
  const unit = rules.registers.get(material?.register ?? '')?.period?.unit ?? 'month';
  return material ? periodFor(day, unit, material.period) : '';
}
