/** Tables that leave a case open, answer it twice or have rows that never decide; parameter tables by the casts' rows. */
import { running } from '../complaint/run.ts';
import { paramTable } from '../complaint/values.ts';
import type { Problem } from '../problem.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Cast, DecisionTable } from '../ruleset/types.ts';
import { type Analysis, analyse } from '../table/analyse.ts';
import { mustMatch } from '../table/decide.ts';
import type { CompiledTable } from '../table/types.ts';
import { notice } from './severity.ts';

interface Placed {
  table: CompiledTable;
  file: string;
  path: string;
}

const rowPath = ({ table, path }: Placed, id: string) => `${path}/rows/${table.rowIds.indexOf(id)}`;

function said(placed: Placed, { gaps, overlaps, shadowed }: Analysis): Problem[] {
  const { file, path, table } = placed;
  const { id } = table.source;
  return [
    ...(mustMatch(table) ? gaps : []).map(({ inputs, row }) => ({
      code: 'proof.gap',
      file,
      path: `${path}/rows`,
      params: { table: id, inputs, row },
    })),
    ...overlaps.map(({ rows, inputs }) => ({
      code: 'proof.overlap',
      file,
      path: rowPath(placed, rows[1]),
      params: { table: id, inputs, rows },
    })),
    ...shadowed.map((row) => ({
      code: 'proof.shadowed',
      file,
      path: rowPath(placed, row),
      params: { table: id, row },
    })),
  ];
}

/** A parameter of type table with the cast's rows; rows that do not compile are the scenarios' matter. */
function castTables(rules: Rules, cast: Cast | undefined, file: string): Placed[] {
  return [...rules.parameters.values()].flatMap((parameter) => {
    const rows = (cast?.params[parameter.id] as { rows?: DecisionTable['rows'] } | undefined)?.rows;
    if (!parameter.shape || !rows) return [];
    const made = running(() => paramTable(rules.adopted(cast?.params ?? {}), parameter, rows));
    return made.ok ? [{ table: made.value, file, path: `/params/${parameter.id}` }] : [];
  });
}

/** `proof.gap` {table, inputs, row}, `proof.overlap` {table, inputs, rows}, `proof.shadowed` {table, row}; of casts as notices. */
export function tableProblems(rules: Rules): Problem[] {
  const own = [...rules.tables.values()].map((table): Placed => {
    return { table, file: `tables/${table.source.id}.json`, path: '' };
  });
  const cast = [
    ...castTables(rules, rules.set.cast, 'scenarios/cast.json'),
    ...castTables(rules, rules.set.demo, 'demo/cast.json'),
  ];
  return [
    ...own.flatMap((placed) => said(placed, analyse(placed.table))),
    ...cast.flatMap((placed) => said(placed, analyse(placed.table)).map(notice)),
  ];
}
