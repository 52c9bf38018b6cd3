/** What the draft's own scenarios come to: complaints that its papers and books can be looked at with. */
import type { Calendar } from '../../calendar/working-days.ts';
import type { Event } from '../../complaint/events.ts';
import { asking } from '../../complaint/run.ts';
import type { World } from '../../complaint/world.ts';
import type { SlipPaper } from '../../print/shapes.ts';
import { slipPaper } from '../../print/slip.ts';
import { fail, ok, problem, type Result } from '../../problem.ts';
import { type Outcome, playScenario } from '../../proof/scenario.ts';
import { simulate } from '../../proof/simulate.ts';
import { openBook } from '../../register/book.ts';
import { registerPage } from '../../register/page.ts';
import { registerRows } from '../../register/row.ts';
import type { RegisterPage, RegisterRow } from '../../register/shapes.ts';
import type { Rules } from '../../ruleset/rules.ts';
import type { Cast, Slip } from '../../ruleset/types.ts';
import { type Language, localize } from '../../text/language.ts';

export interface Ground {
  rules: Rules;
  cast: Cast;
  calendar: Calendar;
}

/** So many drawn complaints show what a book looks like. */
const DRAWN = 30;

function* played({ rules, cast, calendar }: Ground): Generator<Outcome> {
  for (const scenario of rules.set.scenarios ?? []) yield playScenario(rules, scenario, cast, calendar);
}

type Issued = Extract<Event, { type: 'slip.issued' }>;

const issuedIn = ({ complaints }: Outcome, slip: string): Issued | undefined =>
  complaints
    .flatMap(({ events }) => events)
    .findLast((event): event is Issued => event.type === 'slip.issued' && event.slip === slip);

/** What a field of this type may hold, where no scenario says. */
function sample(
  { rules }: Ground,
  { type = 'text', choice, title }: Slip['fields'][number],
  language: Language,
) {
  const first = {
    department: rules.set.ruleset.departments[0]?.id,
    choice: rules.choices.get(choice ?? '')?.options[0]?.id,
  };
  const values: Record<string, unknown> = {
    ...first,
    number: 1,
    amount: 1000,
    date: '2024-03-04',
    dateTime: '2024-03-04T01:00:00Z',
    boolean: true,
  };
  return values[type] ?? localize(title, language);
}

export interface SlipLook {
  paper: SlipPaper;
  /** The scenario that issued it; absent where its values are made up. */
  scenario?: string;
}

function madeUp(ground: Ground, slip: Slip): SlipPaper {
  const { rules, cast, calendar } = ground;
  const { language } = rules.set.ruleset;
  const adopted = rules.adopted(cast.params);
  const world: Partial<World> = {
    directory: { people: cast.people },
    params: cast.params,
    calendar,
    now: '2024-03-04T01:00:00Z',
  };
  const values = Object.fromEntries(slip.fields.map((field) => [field.id, sample(ground, field, language)]));
  return slipPaper(asking(adopted, null, world), slip, {
    to: { outsider: 'complainant' },
    number: '',
    values,
    issuedOn: '2024-03-04',
  });
}

/** As the latest that a scenario issued; `slip.unknown`. */
export function slipLook(ground: Ground, id: string): Result<SlipLook> {
  const slip = ground.rules.slips.get(id);
  if (!slip) return fail(problem('slip.unknown', '', { slip: id }));
  for (const outcome of played(ground)) {
    const issued = issuedIn(outcome, id);
    if (issued) return ok({ paper: issued.paper, scenario: outcome.scenario });
  }
  return ok({ paper: madeUp(ground, slip) });
}

function rowsPlayed(ground: Ground, id: string): RegisterRow[] {
  let n = 0;
  return [...played(ground)].flatMap(({ complaints, rules }) =>
    complaints.flatMap(({ state }) => {
      n += 1;
      const rows = registerRows(rules, id, state);
      return rows.ok ? rows.value.map((row) => ({ ...row, complaint: `${n}` })) : [];
    }),
  );
}

function rowsDrawn({ rules, cast, calendar }: Ground, id: string): RegisterRow[] {
  const last = new Map<string, RegisterRow[]>();
  const adopted = rules.adopted(cast.params);
  simulate(rules, cast, calendar, {
    complaints: DRAWN,
    seed: 1,
    told: (state) => {
      const rows = registerRows(adopted, id, state);
      if (rows.ok) last.set(`${state.id} ${state.openedAt}`, rows.value);
    },
  });
  return [...last.values()].flat();
}

export interface RegisterLook {
  page: RegisterPage;
  /** False where its rows are drawn by lot, as no scenario enters anything. */
  played: boolean;
}

/** Problem `register.unknown`. */
export function registerLook(ground: Ground, id: string, language: Language): Result<RegisterLook> {
  const { rules, cast, calendar } = ground;
  if (!rules.registers.has(id)) return fail(problem('register.unknown', '', { register: id }));
  const own = rowsPlayed(ground, id);
  const rows = own.length > 0 ? own : rowsDrawn(ground, id);
  const seen = { directory: { people: cast.people }, params: cast.params, calendar };
  const page = registerPage(rules.adopted(cast.params), id, openBook(rows), {}, language, seen);
  return ok({ page, played: own.length > 0 });
}
