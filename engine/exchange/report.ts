/** What an adoption comes to, in an office's words: to read, to print, to keep with the minutes. */
import { clausesOf } from '../ruleset/coverage.ts';
import type { Parameter, RuleSet, Text } from '../ruleset/types.ts';
import { draftOf } from '../studio/names.ts';
import { sayElement, sayOne } from '../studio/say.ts';
import { sayAsked, sayFound } from '../studio/say-reading.ts';
import { sayEventName } from '../studio/say-rules.ts';
import { type Language, localize } from '../text/language.ts';
import { say } from '../text/say.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import type { Adopted } from './adopt.ts';
import { documentsOfSet } from './documents.ts';
import type { Conflict } from './merge.ts';
import type { Portions } from './portions.ts';
import type { Reading } from './reread.ts';
import { sayJson, sayKeyword } from './tell.ts';
import type { Trial } from './trial.ts';

export type SignatureState = 'none' | 'valid' | 'invalid';

export type AdoptWord =
  | 'title'
  | 'package'
  | 'origin'
  | 'derived'
  | SignatureState
  | 'result'
  | 'departments'
  | 'roles'
  | 'same'
  | 'becomes'
  | 'added'
  | 'parts'
  | 'conflicts'
  | 'openConflict'
  | 'settledConflict'
  | 'params'
  | 'set'
  | 'unset'
  | 'suggested'
  | 'scenarios'
  | 'passed'
  | 'failed'
  | 'reread'
  | 'problems'
  | 'fine'
  | 'clause';

export interface ReportPart {
  id: 'package' | 'departments' | 'roles' | 'parts' | 'conflicts' | 'params' | 'scenarios' | 'problems';
  title: string;
  lines: string[];
}

export interface Adoption {
  theirs: RuleSet;
  signature: SignatureState;
  /** Public key, hex; of a signed package. */
  key?: string;
  adopted: Adopted;
  /** Of theirs, where only some were taken. */
  portions?: Portions;
  trial: Trial;
  readings: Reading[];
  params: Record<string, unknown>;
}

type Say = (word: AdoptWord, facts?: Record<string, unknown>) => string;

function packageLines({ theirs, signature, key, trial }: Adoption, say: Say, language: Language): string[] {
  const about = ({ title, id, version }: { title: Text; id: string; version: string }) => ({
    title: localize(title, language),
    id,
    version,
  });
  const { derivedFrom } = theirs.ruleset;
  return [
    say('origin', about(theirs.ruleset)),
    ...(derivedFrom ? [say('derived', { ...derivedFrom })] : []),
    say(signature, { key }),
    ...(trial.set ? [say('result', about(trial.set.ruleset))] : []),
  ];
}

function nameLines(
  { theirs, adopted, trial }: Adoption,
  list: 'departments' | 'roles',
  say: Say,
  language: Language,
): string[] {
  const ours = new Map(
    (trial.set?.ruleset[list] ?? []).map(({ id, title }) => [id, localize(title, language)]),
  );
  const known = adopted.parts && new Set(adopted.parts);
  const kind = list === 'departments' ? 'department' : 'role';
  const taken = (id: string) => !known || known.has(`${kind}:${adopted.names[list][id] ?? id}`);
  return theirs.ruleset[list]
    .filter(({ id }) => taken(id))
    .map(({ id, title }) => {
      const to = adopted.names[list][id];
      const facts = { theirs: localize(title, language), ours: ours.get(to ?? '') ?? to };
      if (to === undefined) return say('added', facts);
      return say(facts.ours === facts.theirs ? 'same' : 'becomes', facts);
    });
}

/** Where it is: the element as it is called, then what of it. */
export function sayPlace({ elementKind, elementId, title, path }: Conflict, language: Language): string {
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => sayKeyword(step, language));
  const name = title ? localize(title, language) : elementId;
  return [`${sayElement(elementKind, language) ?? sayOne(elementKind, language)} ${name}`, ...steps].join(
    ' · ',
  );
}

const sayClause = (clauses: string[], say: Say): string =>
  clauses.length > 0 ? say('clause', { clause: clauses.join('、') }) : '';

function conflictLines({ adopted }: Adoption, sayWord: Say, language: Language): string[] {
  const open = new Set(adopted.open.map(({ id }) => id));
  return adopted.conflicts.map((conflict) => {
    const [ours, theirs] = [conflict.ours, conflict.theirs].map((value) => sayJson(value ?? null, language));
    const place = sayPlace(conflict, language) + sayClause(clausesOf(conflict.clause), sayWord);
    if (open.has(conflict.id)) return sayWord('openConflict', { place, ours, theirs });
    return sayWord('settledConflict', { place, value: ours });
  });
}

/** A department, role or event by its title. */
function sayValue(set: RuleSet | undefined, { type }: Parameter, value: unknown, language: Language): string {
  const lists = { department: set?.ruleset.departments, role: set?.ruleset.roles };
  if (type === 'event' && set) return sayEventName(draftOf(documentsOfSet(set)), String(value), language);
  const found = type in lists && lists[type as 'department' | 'role']?.find(({ id }) => id === value);
  return found ? localize(found.title, language) : sayJson(value as never, language);
}

function paramLine({ trial, params }: Adoption, parameter: Parameter, say: Say, language: Language): string {
  const { id, title, clause, suggestion } = parameter;
  const facts = { title: localize(title, language), clause: sayClause(clausesOf(clause), say) };
  const value = (given: unknown) => sayValue(trial.set, parameter, given, language);
  if (id in params) return say('set', { ...facts, value: value(params[id]) });
  if (suggestion === undefined) return say('unset', facts);
  return say('suggested', { ...facts, value: value(suggestion) });
}

/** What nobody confirmed first; then what was read anew. */
function scenarioLines({ trial, readings }: Adoption, say: Say, language: Language): string[] {
  const { set, scenarios } = trial;
  const failing = new Set(readings.filter(({ confirmed }) => !confirmed).map(({ scenario }) => scenario));
  const draft = set && draftOf(documentsOfSet(set));
  const line = ({ scenario, step, what, expected, actual, confirmed }: Reading) =>
    draft
      ? say(confirmed ? 'reread' : 'failed', {
          scenario: localize(set.scenarios?.find(({ id }) => id === scenario)?.title, language) || scenario,
          step: step + 1,
          what: sayAsked(draft, what, language),
          expected: sayFound(draft, what, expected, language),
          actual: sayFound(draft, what, actual, language),
        })
      : '';
  const sorted = readings.toSorted((a, b) => Number(a.confirmed) - Number(b.confirmed));
  return [
    say('passed', { passed: scenarios.length - failing.size, all: scenarios.length }),
    ...sorted.map(line),
  ];
}

function partLines({ adopted, portions, theirs }: Adoption, language: Language): string[] {
  return (adopted.parts ?? []).map((key) => {
    const [kind = '', id = ''] = key.split(':');
    const title = portions?.get(key)?.title ?? titleOf(theirs, kind, id);
    return `${sayKeyword(kind, language)} ${title ? localize(title, language) : id}`;
  });
}

const titleOf = (set: RuleSet, kind: string, id: string): Text | undefined =>
  kind === 'procedure' ? set.procedures.find((one) => one.id === id)?.title : undefined;

/** In the order in which an office goes through it; parts with nothing to say are left out. */
export function adoptReport(adoption: Adoption, language: Language): ReportPart[] {
  const words = wordsOf(language).adopt;
  const sayWord: Say = (word, facts = {}) => fillIn(words[word], facts);
  const { trial } = adoption;
  const problems = trial.problems.map((one) => say(one, language));
  const parameters = trial.set?.ruleset.parameters ?? [];
  const lines: [ReportPart['id'], string[]][] = [
    ['package', packageLines(adoption, sayWord, language)],
    ['problems', problems.length > 0 ? problems : [sayWord('fine')]],
    ['departments', nameLines(adoption, 'departments', sayWord, language)],
    ['roles', nameLines(adoption, 'roles', sayWord, language)],
    ['parts', partLines(adoption, language)],
    ['conflicts', conflictLines(adoption, sayWord, language)],
    ['params', parameters.map((one) => paramLine(adoption, one, sayWord, language))],
    ['scenarios', scenarioLines(adoption, sayWord, language)],
  ];
  return lines.flatMap(([id, told]) => (told.length > 0 ? [{ id, title: words[id], lines: told }] : []));
}
