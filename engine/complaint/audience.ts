/** Who sees a section or a field of one complaint: those it names, by everything a holder can say; without names everybody. */
import { allFields, fieldAudience } from '../form/fields.ts';
import { belongs, fits, personOf } from '../permission/can.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Holder, Section } from '../ruleset/types.ts';
import { facts } from './facts.ts';
import { outside } from './history.ts';
import { resolveHolders } from './holders.ts';
import { asking, running } from './run.ts';
import type { Complaint } from './state.ts';
import type { Directory, World } from './world.ts';

/** Somebody who looks at a complaint; null for a blank paper, of which nothing is kept. */
export interface Looking {
  rules: Rules;
  state: Complaint | null;
  directory: Directory;
  params: World['params'];
  person?: string;
}

/** What may be kept from some readers: a section, or a field of it. */
type Kept = Pick<Section, 'visibleTo' | 'anonymous'>;

/** Whether the reader is among those a holder comes to; one that comes to nobody yet means nobody. */
export function means({ rules, state, directory, params, person = '' }: Looking, holder: Holder): boolean {
  if (fits(directory, params, person, holder)) return true;
  const found = running(() => resolveHolders(asking(rules, state, { directory, params }), holder).value);
  return found.ok && found.value.some((one) => belongs(personOf(directory, person), one));
}

/** What cannot be judged counts as asked for. */
function named({ rules, state, params }: Looking, section: string, anonymous: string | undefined): boolean {
  if (anonymous === undefined || !state) return false;
  const expression = rules.expression(anonymous, section);
  const seen = facts(rules, state);
  const world = { now: state.openedAt, params };
  const { data = null } = state.sections[section] ?? {};
  const all = { ...seen, [section]: data ?? {}, ...outside(rules, expression, world, state.id, seen) };
  const asked = expression.json(all);
  return asked.ok && asked.value !== true;
}

function sees(looking: Looking, section: string, { visibleTo, anonymous }: Kept): boolean {
  if (!visibleTo || !looking.state || named(looking, section, anonymous)) return true;
  return looking.person !== undefined && visibleTo.some((holder) => means(looking, holder));
}

export const seesSection = (looking: Looking, section: Section): boolean =>
  sees(looking, section.id, section);

/** Of a section that the reader sees. */
export const seesField = (looking: Looking, section: Section, field: string): boolean =>
  sees(looking, section.id, fieldAudience(section.schema, field));

/** A path of the facts: a section, or a field of it; a whole section is seen with all of its fields. */
export function seesPath(looking: Looking, [head = '', name]: string[]): boolean {
  const section = looking.rules.sections.get(head)?.section;
  if (!section) return true;
  const names = name === undefined ? Object.keys(allFields(section.schema)) : [name];
  return seesSection(looking, section) && names.every((one) => seesField(looking, section, one));
}
