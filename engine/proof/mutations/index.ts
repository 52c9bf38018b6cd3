/** Every change of one thing that the scenarios of a rule set ought to notice. */
import type { RuleSet } from '../../ruleset/types.ts';
import { walkRuleSet } from '../../ruleset/walk.ts';
import { deadlines } from './deadlines.ts';
import { duties, retentions } from './duties.ts';
import { copies, fields, sections, series } from './forms.ts';
import type { Draw, Mutation } from './mutation.ts';
import { nexts } from './nexts.ts';
import { people } from './people.ts';
import { actions, conditions, effects, holders, lessDone, receivers } from './procedures.ts';
import { figures } from './registers.ts';
import { tables } from './tables.ts';

const draws: Draw[] = [
  deadlines,
  tables,
  effects,
  lessDone,
  nexts,
  conditions,
  holders,
  receivers,
  actions,
  people,
  sections,
  series,
  copies,
  fields,
  duties,
  retentions,
  figures,
];

export function mutationsOf(set: RuleSet): Mutation[] {
  const walk = walkRuleSet(set);
  return draws.flatMap((draw) => draw(set, walk)).filter(({ value }) => value !== undefined);
}

export type { Mutation };
