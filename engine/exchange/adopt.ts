/** Another office's rule set made ours: whole under our name and our departments, or some portions joined with what we have. */
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import { tasksOf } from '../ruleset/names.ts';
import type { Cast, Origin, RuleSet, Scenario, Text } from '../ruleset/types.ts';
import { documentsOfSet, setOf } from './documents.ts';
import { excerpt } from './excerpt.ts';
import { guessMapping, namesOf } from './mapping.ts';
import { type Conflict, merge, type Settled } from './merge.ts';
import { type Documents, isObject, type Json, type JsonObject } from './parts.ts';
import { portionsOf, withNeeds } from './portions.ts';
import { type Names, namesProblems, rename } from './rename.ts';
import type { Confirmed } from './reread.ts';
import type { Play } from './trial.ts';

/** What an office decides; what it leaves out is guessed (departments, roles) or stays as it is. */
export interface Answers {
  id?: string;
  version?: string;
  title?: Text;
  departments?: Record<string, string>;
  roles?: Record<string, string>;
  /** Values of parameters; they live outside the rule set. */
  params?: Record<string, unknown>;
  /** Keys of portions (`procedure:complaint`); the whole where absent. */
  parts?: string[];
  /** Of portions that we have too and otherwise: whose stands, by the id of the conflict. */
  settled?: Settled;
  /** Of scenarios that reckon with what differs here: the reading that was confirmed, by its id. */
  confirmed?: Confirmed;
}

export interface Adopted {
  documents: Documents;
  names: Names;
  /** Departments and roles that come along because none of ours is theirs. */
  added: { departments: string[]; roles: string[] };
  /** Keys of the portions taken; absent where the whole was. */
  parts?: string[];
  /** Of portions: their scenarios that need nothing else, with their cast, under our names. */
  play?: Play;
  conflicts: Conflict[];
  open: Conflict[];
}

export interface Offered {
  set: RuleSet;
  fingerprint: string;
}

/** Guesses, then what the office says. */
export function namesFor({ set }: Offered, ours: RuleSet | undefined, answers: Answers): Names {
  const guessed = namesOf(guessMapping(set, ours));
  return {
    departments: { ...guessed.departments, ...answers.departments },
    roles: { ...guessed.roles, ...answers.roles },
  };
}

const changed = (names: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(names).filter(([from, to]) => from !== to));

function originOf({ set, fingerprint }: Offered, names: Names): Origin {
  const { id, version, derivedFrom } = set.ruleset;
  const [departments, roles] = [changed(names.departments), changed(names.roles)];
  return {
    id,
    version,
    fingerprint,
    ...(Object.keys(departments).length > 0 ? { departments } : {}),
    ...(Object.keys(roles).length > 0 ? { roles } : {}),
    ...(derivedFrom ? { derivedFrom } : {}),
  };
}

/** Ours are called as we call them; those of ours that the procedure does not know stay ours. */
function people(theirs: JsonObject[], ours: JsonObject[]): JsonObject[] {
  const known = theirs.map((element) => {
    const own = ours.find(({ id }) => id === element.id);
    return own ? { ...element, ...own } : element;
  });
  return [...known, ...ours.filter(({ id }) => !known.some((element) => element.id === id))];
}

const withoutClause = ({ clause: _clause, ...element }: JsonObject): JsonObject => element;

/** Another procedure altogether is a major step, portions of one a minor. */
function nextVersion(version: string, step: 'major' | 'minor'): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return step === 'major' ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}

function wholeHead(
  head: JsonObject,
  offered: Offered,
  ours: RuleSet | undefined,
  answers: Answers,
  names: Names,
): JsonObject {
  const list = (key: 'departments' | 'roles') =>
    people(
      (head[key] ?? []) as JsonObject[],
      (ours?.ruleset[key] ?? []).map((element) => withoutClause(element as unknown as JsonObject)),
    );
  const version = answers.version ?? (ours ? nextVersion(ours.ruleset.version, 'major') : '1.0.0');
  return {
    ...head,
    id: answers.id ?? ours?.ruleset.id ?? '',
    version,
    ...(answers.title ? { title: answers.title as Json } : {}),
    derivedFrom: originOf(offered, names) as unknown as Json,
    departments: list('departments'),
    roles: list('roles'),
  };
}

function whole(offered: Offered, ours: RuleSet | undefined, answers: Answers, names: Names): Result<Adopted> {
  if (!answers.id && !ours) return fail(problem('adopt.id', '/id'));
  const documents = rename(documentsOfSet(offered.set), names);
  const head = documents['ruleset.json'];
  if (!isObject(head)) return fail(problem('adopt.id', '/id'));
  const made = { ...documents, 'ruleset.json': wholeHead(head, offered, ours, answers, names) };
  return ok({ documents: made, names, added: addedBy(offered, names), conflicts: [], open: [] });
}

function addedBy({ set }: Offered, names: Names): Adopted['added'] {
  const list = (key: 'departments' | 'roles') =>
    set.ruleset[key].map(({ id }) => id).filter((id) => !(id in names[key]));
  return { departments: list('departments'), roles: list('roles') };
}

/** Ours stands where both have a department or role: it is called as we call it. */
function withoutOurs(documents: Documents, ours: RuleSet): Documents {
  const head = documents['ruleset.json'];
  if (!isObject(head)) return documents;
  const known = (key: 'departments' | 'roles') => new Set(ours.ruleset[key].map(({ id }) => id));
  const fresh = (key: 'departments' | 'roles') =>
    ((head[key] ?? []) as JsonObject[]).filter(({ id }) => !known(key).has(String(id)));
  return {
    ...documents,
    'ruleset.json': { ...head, departments: fresh('departments'), roles: fresh('roles') },
  };
}

function unknownParts(set: RuleSet, parts: string[]): Problem[] {
  const portions = portionsOf(set);
  return parts.flatMap((key, index) =>
    portions.has(key) ? [] : [problem('adopt.noPart', `/parts/${index}`, { key })],
  );
}

function some(
  { set }: Offered,
  ours: RuleSet,
  answers: Answers,
  names: Names,
  chosen: string[],
): Result<Adopted> {
  const wrong = unknownParts(set, chosen);
  if (wrong.length > 0) return fail(...wrong);
  const renamed = setOf(rename(documentsOfSet(set), names));
  if (!renamed.ok) return renamed;
  const portions = portionsOf(renamed.value);
  const parts = withNeeds(portions, chosen);
  const theirs = withoutOurs(excerpt(renamed.value, portions, parts, ours.source.clauses), ours);
  const { documents, conflicts, open } = merge({}, documentsOfSet(ours), theirs, answers.settled);
  const known = new Set(parts);
  const added = addedBy({ set, fingerprint: '' }, names);
  const only = (kind: string, ids: string[]) => ids.filter((id) => known.has(`${kind}:${id}`));
  const came = { departments: only('department', added.departments), roles: only('role', added.roles) };
  const play = playOf(renamed.value, ours, known);
  return ok({
    documents: nextOf(documents, ours, answers),
    names,
    added: came,
    parts,
    play,
    conflicts,
    open,
  });
}

/** What is handed in and done in them was taken. */
function playOf(theirs: RuleSet, ours: RuleSet, taken: ReadonlySet<string>): Play {
  const tasks = new Set(
    theirs.procedures
      .filter(({ id }) => taken.has(`procedure:${id}`))
      .flatMap((one) => tasksOf(one).map(({ id }) => id)),
  );
  const within = ({ steps }: Scenario) =>
    steps.every(
      ({ submit, task }) => (!submit || taken.has(`submission:${submit}`)) && (!task || tasks.has(task)),
    );
  const { people = [], params = {} } = theirs.cast ?? {};
  const cast = { people, params: { ...ours.cast?.params, ...params } } as Cast;
  return { scenarios: (theirs.scenarios ?? []).filter(within), cast };
}

function nextOf(documents: Documents, { ruleset }: RuleSet, answers: Answers): Documents {
  const version = answers.version ?? nextVersion(ruleset.version, 'minor');
  return { ...documents, 'ruleset.json': { ...(documents['ruleset.json'] as JsonObject), version } };
}

/**
 * The documents that an office works by after adopting; they still have to pass every check. `ours` is what it works
 * by now, if anything. Problems: `adopt.id` (nothing to be called by), `adopt.unknown`, `adopt.taken`, `adopt.noPart`,
 * `adopt.nothing` (portions without a rule set of ours to join).
 */
export function adopt(offered: Offered, ours: RuleSet | undefined, answers: Answers): Result<Adopted> {
  const names = namesFor(offered, ours, answers);
  const wrong = namesProblems(offered.set, names);
  if (wrong.length > 0) return fail(...wrong);
  if (!answers.parts) return whole(offered, ours, answers, names);
  return ours ? some(offered, ours, answers, names, answers.parts) : fail(problem('adopt.nothing', '/parts'));
}
