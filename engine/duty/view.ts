/** The duties of a person as they stand today. */
import { toLocal } from '../calendar/zone.ts';
import type { World } from '../complaint/world.ts';
import { sayHolder } from '../form/paper.ts';
import { fits } from '../permission/can.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Duty } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { lastFalling, periodFor } from './falling.ts';
import { isWritten } from './procedure.ts';

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

function view(rules: Rules, duty: Duty, language: Language, world: Seen): DutyView[] {
  const { zone } = rules.set.ruleset;
  const last = lastFalling(duty, toLocal(world.now, zone).day, { zone, ...world });
  if (!last.ok || !last.value) return [];
  const { day, until, due } = last.value;
  const reader = { rules, directory: world.directory, language };
  const register = duty.material && rules.registers.get(duty.material.register);
  const period = register ? periodFor(day, register.period?.unit ?? 'month', duty.material!.period) : '';
  return [
    {
      id: duty.id,
      title: localize(duty.title, language),
      clause: clausesOf(duty.clause),
      holder: sayHolder(duty.by, reader, world.params),
      together: (duty.together ?? []).map((holder) => sayHolder(holder, reader, world.params)),
      day,
      until,
      due,
      ...(register
        ? { material: { register: register.id, title: localize(register.title, language), period } }
        : {}),
    },
  ];
}

/** Duties that the person does or takes part in, as they fell last. */
export const dutiesFor = (rules: Rules, person: string, language: Language, world: Seen): DutyView[] =>
  rules.set.duties.duties
    .filter((duty) =>
      // One that is written down is a task in its holder's list.
      [...(isWritten(duty) ? [] : [duty.by]), ...(duty.together ?? [])].some((holder) =>
        fits(world.directory, world.params, person, holder),
      ),
    )
    .flatMap((duty) => view(rules, duty, language, world));
