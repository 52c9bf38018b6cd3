/** The duties of a person as they stand today. */
import { weekday } from '../calendar/day.ts';
import { toLocal } from '../calendar/zone.ts';
import type { World } from '../complaint/world.ts';
import { sayHolder } from '../form/paper.ts';
import { fits } from '../permission/can.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Duty, Holder } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { type Falling, fallings, lastFalling } from './falling.ts';
import { materialPeriod } from './period.ts';
import { isWritten } from './procedure.ts';
import { isWanted } from './wanted.ts';

export interface DutyView {
  id: string;
  title: string;
  clause: string[];
  /** Who does it, and who takes part. */
  holder: string;
  together: string[];
  /** The local day it fell on, and its last day. */
  day: string;
  until: string | null;
  due: string | null;
  /** The register it works from, with the period to open. */
  material?: { register: string; title: string; period: string };
}

type Seen = Pick<World, 'directory' | 'params' | 'calendar' | 'now'>;

function view(rules: Rules, duty: Duty, language: Language, world: Seen, fell: Falling): DutyView {
  const { day, until, due } = fell;
  const reader = { rules, directory: world.directory, language };
  const register = duty.material && rules.registers.get(duty.material.register);
  return {
    id: duty.id,
    title: localize(duty.title, language),
    clause: clausesOf(duty.clause),
    holder: sayHolder(duty.by, reader, world.params),
    together: (duty.together ?? []).map((holder) => sayHolder(holder, reader, world.params)),
    day,
    until,
    due,
    ...(register
      ? {
          material: {
            register: register.id,
            title: localize(register.title, language),
            period: materialPeriod(rules, duty, day),
          },
        }
      : {}),
  };
}

const concerns = ({ directory, params }: Seen, person: string, holders: Holder[]): boolean =>
  holders.some((holder) => fits(directory, params, person, holder));

/** Duties that the person does or takes part in, as they fell last. */
export const dutiesFor = (rules: Rules, person: string, language: Language, world: Seen): DutyView[] =>
  rules.set.duties.duties
    // One that is written down is a task in its holder's list.
    .filter((duty) =>
      concerns(world, person, [...(isWritten(duty) ? [] : [duty.by]), ...(duty.together ?? [])]),
    )
    .flatMap((duty) => {
      const { zone } = rules.set.ruleset;
      const last = lastFalling(duty, toLocal(world.now, zone).day, { zone, ...world });
      const fell = last.ok && last.value && isWanted(rules, duty, last.value.day, world.params);
      return fell ? [view(rules, duty, language, world, last.value!)] : [];
    });

/** Every duty of the person that falls from the Monday to the Sunday of this week, written down or not, in order. */
export function dutiesOfWeek(rules: Rules, person: string, language: Language, world: Seen): DutyView[] {
  const { zone } = rules.set.ruleset;
  const today = toLocal(world.now, zone).day;
  const monday = today - weekday(today) + 1;
  return rules.set.duties.duties
    .filter((duty) => concerns(world, person, [duty.by, ...(duty.together ?? [])]))
    .flatMap((duty) => {
      const all = fallings(duty, monday, monday + 6, { zone, ...world });
      const wanted = all.ok ? all.value.filter(({ day }) => isWanted(rules, duty, day, world.params)) : [];
      return wanted.map((fell) => view(rules, duty, language, world, fell));
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
