/** What is asked of a draft off the main thread, and what comes of it: JSON only. */

import type { Documents } from '../../engine/exchange/parts.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import { mayPublish, type Proof, prove } from '../../engine/proof/prove.ts';
import { check } from '../../engine/ruleset/check.ts';
import { type Coverage, coverage } from '../../engine/ruleset/coverage.ts';
import type { Files } from '../../engine/ruleset/load.ts';
import { readRuleSet } from '../../engine/ruleset/load.ts';
import type { RuleSet } from '../../engine/ruleset/types.ts';
import { loadCalendars } from '../calendars.ts';

export interface ProvingJob {
  kind: 'check' | 'prove';
  documents: Documents;
}

/** What a draft is as it stands: what keeps it from being used, and what carries each clause. */
export interface Checked {
  problems: Problem[];
  /** Absent while files are not of the right shape. */
  clauses?: Coverage['clauses'];
  /** With `prove`. */
  proof?: Proof;
  mayPublish?: boolean;
}

/** Shape and sense are read from texts, as everywhere. */
export const filesOf = (documents: Documents): Files =>
  Object.fromEntries(Object.entries(documents).map(([file, value]) => [file, JSON.stringify(value)]));

const calendars = loadCalendars();

function proven(set: RuleSet): Result<Checked> {
  const known = installed(set.ruleset.calendar);
  if (!known.ok) return known;
  const proof = prove(set, { makeValidator, calendar: known.value });
  return ok({
    problems: proof.problems,
    clauses: coverage(set).clauses,
    proof,
    mayPublish: mayPublish(proof),
  });
}

/** Problem `calendar.unknown` {calendar}. */
function installed(id: string): Result<ReturnType<typeof calendars>> {
  try {
    return ok(calendars(id));
  } catch {
    return fail({ ...problem('calendar.unknown', '/calendar', { calendar: id }), file: 'ruleset.json' });
  }
}

function checked(set: RuleSet): Checked {
  const known = installed(set.ruleset.calendar);
  return { problems: [...(known.ok ? [] : known.problems), ...check(set)], clauses: coverage(set).clauses };
}

/** Faults of the draft are part of the answer. */
export function doJob({ kind, documents }: ProvingJob): Result<Checked> {
  const set = readRuleSet(filesOf(documents));
  if (!set.ok) return ok({ problems: set.problems });
  if (kind === 'check') return ok(checked(set.value));
  const proof = proven(set.value);
  return proof.ok ? proof : ok({ problems: proof.problems, clauses: coverage(set.value).clauses });
}
