/** Follows the origin: what it has made since, joined with what we have made of it. */
import { fail, ok, problem, type Result } from '../problem.ts';
import { fingerprint } from '../ruleset/fingerprint.ts';
import type { Origin, RuleSet } from '../ruleset/types.ts';
import { documentsOfSet } from './documents.ts';
import { type Merged, merge, type Settled } from './merge.ts';
import { type Documents, isObject, type JsonObject } from './parts.ts';
import { rename } from './rename.ts';

const namesOf = ({ departments = {}, roles = {} }: Origin) => ({ departments, roles });

const withHead = (documents: Documents, change: (head: JsonObject) => JsonObject): Documents => {
  const head = documents['ruleset.json'];
  return isObject(head) ? { ...documents, 'ruleset.json': change(head) } : documents;
};

/** Called as we call things; who it is and where it came from is ours to say. */
function asOurs(set: RuleSet, origin: Origin, { ruleset }: RuleSet): Documents {
  const { id, version, derivedFrom } = ruleset;
  return withHead(rename(documentsOfSet(set), namesOf(origin)), (head) => ({
    ...head,
    id,
    version,
    derivedFrom: derivedFrom as unknown as JsonObject,
  }));
}

function originNow(theirs: RuleSet, origin: Origin): Origin {
  const { id, version, derivedFrom } = theirs.ruleset;
  const { departments, roles } = origin;
  return {
    id,
    version,
    fingerprint: fingerprint(theirs),
    ...(departments ? { departments } : {}),
    ...(roles ? { roles } : {}),
    ...(derivedFrom ? { derivedFrom } : {}),
  };
}

/**
 * Three-way merge of the origin's later version into ours, under our names; the result remembers the version joined.
 * `base` is the version ours came from. Problems: `follow.origin` (ours comes from nowhere), `follow.base` {expected}
 * (not the version ours came from), `follow.other` {expected, found} (theirs is another rule set).
 */
export function follow(base: RuleSet, ours: RuleSet, theirs: RuleSet, settled: Settled = {}): Result<Merged> {
  const origin = ours.ruleset.derivedFrom;
  if (!origin) return fail(problem('follow.origin', '/derivedFrom'));
  if (fingerprint(base) !== origin.fingerprint)
    return fail(problem('follow.base', '/derivedFrom', { expected: `${origin.id} ${origin.version}` }));
  if (theirs.ruleset.id !== origin.id)
    return fail(problem('follow.other', '/id', { expected: origin.id, found: theirs.ruleset.id }));
  const documents = documentsOfSet(ours);
  const merged = merge(asOurs(base, origin, ours), documents, asOurs(theirs, origin, ours), settled);
  const derivedFrom = originNow(theirs, origin) as unknown as JsonObject;
  return ok({ ...merged, documents: withHead(merged.documents, (head) => ({ ...head, derivedFrom })) });
}
