/** One go at adopting a package: what it would become, tried out, and what keeps it from being used. */
import { ok, type Problem, problem, type Result } from '../problem.ts';
import type { RuleSet } from '../ruleset/types.ts';
import { type Adopted, type Answers, adopt } from './adopt.ts';
import { documentsOf } from './documents.ts';
import type { Package } from './package.ts';
import { portionsOf } from './portions.ts';
import type { Adoption, SignatureState } from './report.ts';
import { type Reading, reread } from './reread.ts';
import { type Tools, tryOut } from './trial.ts';

export interface Attempt extends Adoption {
  /** Empty where it can be used. */
  obstacles: Problem[];
}

/** Nothing asked and nothing there: the rule set as it is. */
const asItIs = (pack: Package): Adopted => ({
  documents: documentsOf(pack.files),
  names: { departments: {}, roles: {} },
  added: { departments: [], roles: [] },
  conflicts: [],
  open: [],
});

/** Problem `adopt.scenarios` {count}: scenarios with a reading that nobody has confirmed. */
export function unconfirmed(readings: Reading[]): Problem[] {
  const failing = new Set(readings.filter(({ confirmed }) => !confirmed).map(({ scenario }) => scenario));
  return failing.size > 0 ? [problem('adopt.scenarios', '', { count: failing.size })] : [];
}

/** Problems: `package.signature`, `adopt.open` {count}, `adopt.scenarios` {count}, those of the trial. */
function obstacles({ signature, trial, adopted, readings }: Adoption): Problem[] {
  const failing = unconfirmed(readings);
  return [
    ...(signature === 'invalid' ? [problem('package.signature', '')] : []),
    ...trial.problems,
    ...(adopted.open.length > 0 ? [problem('adopt.open', '', { count: adopted.open.length })] : []),
    ...failing,
  ];
}

/** Problems: those of `adopt`. */
export function attempt(
  pack: Package,
  signature: SignatureState,
  ours: RuleSet | undefined,
  answers: Answers,
  tools: Tools,
): Result<Attempt> {
  const { params = {}, confirmed: _confirmed, ...asked } = answers;
  const offered = { set: pack.set, fingerprint: pack.manifest.fingerprint };
  const made = ours || Object.keys(asked).length > 0 ? adopt(offered, ours, answers) : ok(asItIs(pack));
  if (!made.ok) return made;
  const trial = tryOut(made.value.documents, params, tools, made.value.play);
  const { documents, readings } = reread(made.value.documents, trial.scenarios, answers.confirmed);
  const adopted = { ...made.value, documents };
  const key = pack.signature?.publicKey;
  const portions = portionsOf(pack.set);
  const adoption = { theirs: pack.set, signature, key, adopted, portions, trial, readings, params };
  return ok({ ...adoption, obstacles: obstacles(adoption) });
}
