/** A complaint played through a draft: steps so far, what each person sees then, and what a scenario would expect. */
import type { Calendar } from '../calendar/working-days.ts';
import { complaintPage } from '../complaint/page.ts';
import type { ComplaintPage } from '../complaint/page-shapes.ts';
import { submissionsFor, submissionView } from '../form/view.ts';
import type { Problem } from '../problem.ts';
import { type Played, playScenario } from '../proof/scenario.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Cast, Expect, Step } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';

export interface TrialAsked {
  steps: Step[];
  /** Whose eyes it is seen with; of the first who has something to do where nobody of this name is in the cast. */
  person: string;
  /** Local time of the rule set's zone: time passes until then. */
  at: string;
  language: Language;
}

type SubmissionForm = NonNullable<ReturnType<typeof submissionView>>;

export interface Tried {
  people: { id: string; name: string }[];
  person: string;
  /** Ids of who can do something now: hand something in where nothing is open, else work on it. */
  able: string[];
  /** Why the last step was refused: nothing else happened. */
  problems: Problem[];
  submissions: SubmissionForm[];
  complaints: ComplaintPage[];
  /** What holds after the last step. */
  expect?: Expect;
}

/** A scenario compares only what it names. */
function expectOf({ state }: Played): Expect {
  const stages = Object.values(state.tracks).flatMap(({ stage }) => stage ?? []);
  const { status, outcome, numbers } = state;
  return {
    status,
    stages,
    ...(outcome ? { outcome } : {}),
    ...(Object.keys(numbers).length > 0 ? { numbers: { ...numbers } } : {}),
  };
}

/** Nothing happens at the last moment but that time has passed. */
const waiting = (at: string): Step => ({ at });

const named = ({ people }: Cast, language: Language) =>
  people.map(({ id, name }) => ({ id, name: localize(name, language) }));

function ableOf(
  { complaints, world, rules }: Pick<ReturnType<typeof playScenario>, 'complaints' | 'world' | 'rules'>,
  { people }: Cast,
  language: Language,
): string[] {
  const open = complaints.filter(({ state }) => state.status === 'open');
  const works = (person: string) =>
    open.some(({ state, events }) =>
      complaintPage(rules, state, events, { person, language }, world).tasks.some(
        ({ actions }) => actions.length > 0,
      ),
    );
  const handsIn = (person: string) => submissionsFor(rules, person, language, world).length > 0;
  return people.map(({ id }) => id).filter(open.length > 0 ? works : handsIn);
}

export function tryOut(rules: Rules, cast: Cast, calendar: Calendar, asked: TrialAsked): Tried {
  const { steps, language, at } = asked;
  const scenario = { id: 'trial', title: 'trial', steps: [...steps, waiting(at)] };
  const { complaints, happened, world, rules: adopted } = playScenario(rules, scenario, cast, calendar);
  const able = ableOf({ complaints, world, rules: adopted }, cast, language);
  const known = cast.people.some(({ id }) => id === asked.person);
  const person = known ? asked.person : (able[0] ?? cast.people[0]?.id ?? '');
  const last = steps.at(-1);
  const about = complaints[(last?.complaint ?? complaints.length) - 1] ?? complaints.at(-1);
  return {
    people: named(cast, language),
    person,
    able,
    problems: happened.at(-2)?.problems ?? [],
    submissions: submissionsFor(adopted, person, language, world).flatMap(
      ({ id }) => submissionView(adopted, id, language, world) ?? [],
    ),
    complaints: complaints.map(({ state, events }) =>
      complaintPage(adopted, state, events, { person, language }, world),
    ),
    ...(about ? { expect: expectOf(about) } : {}),
  };
}
