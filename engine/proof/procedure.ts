/** Static problems of a compiled rule set's procedures, before any complaint is played. */
import type { Problem } from '../problem.ts';
import type { Rules } from '../ruleset/rules.ts';
import { walkRuleSet } from '../ruleset/walk.ts';
import { filledProblems } from './filled.ts';
import { canClose, type Flow, flowsOf } from './flow.ts';
import { holderProblems } from './holders.ts';
import { unusedProblems } from './unused.ts';

const at = (flow: Flow, stage: string, code: string): Problem => ({
  code,
  file: flow.file,
  path: flow.stages.get(stage)!.path,
  params: { stage },
});

const unreachable = (flow: Flow): Problem[] =>
  [...flow.stages.keys()]
    .filter((id) => !flow.reached.has(id))
    .map((id) => at(flow, id, 'proof.unreachableStage'));

/** Stages from which an end can be come to, found backwards from the ends. */
function waysOut(flow: Flow): Set<string> {
  const found = new Set(flow.exits);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const [from, targets] of flow.after) if ([...targets].some((to) => found.has(to))) found.add(from);
  }
  return found;
}

function noWayOut(flow: Flow): Problem[] {
  const out = waysOut(flow);
  return [...flow.reached].filter((id) => !out.has(id)).map((id) => at(flow, id, 'proof.noWayOut'));
}

/** No outcome can be come to: the complaint would stay open for ever. */
const neverCloses = (flow: Flow): Problem[] =>
  canClose(flow)
    ? []
    : [{ code: 'proof.neverCloses', file: flow.file, path: '', params: { procedure: flow.procedure.id } }];

/**
 * `proof.unreachableStage`, `proof.noWayOut` {stage}, `proof.neverCloses` {procedure}, `proof.unfilledField`,
 * `proof.noHolder`, `proof.noReceiver`, `proof.unusedSection`, `proof.unusedElement`; each with file and pointer,
 * those with `severity: 'notice'` stop nothing.
 */
export function procedureProblems(rules: Rules): Problem[] {
  const walk = walkRuleSet(rules.set);
  const flows = flowsOf(rules.set, walk);
  return [
    ...flows.flatMap((flow) => [...unreachable(flow), ...noWayOut(flow), ...neverCloses(flow)]),
    ...filledProblems(rules, flows),
    ...holderProblems(rules, flows),
    ...unusedProblems(rules, walk),
  ];
}
