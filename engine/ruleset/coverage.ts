/** Which element carries which clause of the regulation, and which clause nobody carries. */
import type { Problem } from '../problem.ts';
import type { Clause, RuleSet, SourceClause } from './types.ts';
import { walkRuleSet } from './walk.ts';

export interface ClauseCoverage {
  clause: SourceClause;
  /** Elements that carry it, as `kind id (file)`. */
  by: { kind: string; id: string; file: string; path: string }[];
}

export interface Coverage {
  clauses: ClauseCoverage[];
  carried: number;
  /** Clauses that say why they are no matter for software. */
  notSoftware: number;
  problems: Problem[];
}

/** Only these may say `carried: false`. */
const notCarriedKinds = ['purpose', 'principle', 'interpretation'];

export const clausesOf = (clause: Clause | undefined): string[] =>
  clause === undefined ? [] : Array.isArray(clause) ? clause : [clause];

function rowProblems({ clause, by }: ClauseCoverage, index: number): Problem[] {
  const place = { file: 'source.json', path: `/clauses/${index}` };
  if (clause.carried !== false)
    return by.length > 0 ? [] : [{ code: 'clause.uncarried', ...place, params: { clause: clause.id } }];
  if (!notCarriedKinds.includes(clause.kind))
    return [{ code: 'clause.mustCarry', ...place, params: { clause: clause.id, kind: clause.kind } }];
  return clause.reason ? [] : [{ code: 'clause.noReason', ...place, params: { clause: clause.id } }];
}

/**
 * The regulation read with what each clause does. Problems: `clause.uncarried`, `clause.mustCarry`,
 * `clause.noReason`, and `clause.unknown` for an element that names a clause the outline does not have.
 */
export function coverage(set: RuleSet): Coverage {
  const { elements } = walkRuleSet(set);
  const rows = set.source.clauses.map((clause): ClauseCoverage => ({ clause, by: [] }));
  const byId = new Map(rows.map((row) => [row.clause.id, row]));
  const problems: Problem[] = [];
  for (const { kind, id, file, path, value } of elements)
    for (const clause of clausesOf(value.clause as Clause | undefined)) {
      const row = byId.get(clause);
      if (row) row.by.push({ kind, id, file, path });
      else problems.push({ code: 'clause.unknown', file, path: `${path}/clause`, params: { clause } });
    }
  problems.push(...rows.flatMap(rowProblems));
  const notSoftware = rows.filter((row) => row.clause.carried === false).length;
  const carried = rows.filter((row) => row.clause.carried !== false && row.by.length > 0).length;
  return { clauses: rows, carried, notSoftware, problems };
}
