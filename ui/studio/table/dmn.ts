/** Tables as DMN files and back; its reader is loaded when it is asked for. */
import type { Problem, Result } from '../../../engine/problem.ts';
import type { DecisionTable } from '../../../engine/ruleset/types.ts';

export async function saveDmn(table: DecisionTable): Promise<Problem[]> {
  const { exportDmn } = await import('../../../engine/exchange/dmn.ts');
  const made: Result<string> = await exportDmn(table);
  if (!made.ok) return made.problems;
  const address = URL.createObjectURL(new Blob([made.value], { type: 'application/xml' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: `${table.id}.dmn` });
  link.click();
  URL.revokeObjectURL(address);
  return [];
}

export interface Taken {
  /** The file's first table, under the id of the one that it replaces. */
  table?: DecisionTable;
  problems: Problem[];
}

export async function readDmn(file: File, { id, title, clause }: DecisionTable): Promise<Taken> {
  const { importDmn } = await import('../../../engine/exchange/dmn.ts');
  const { tables, problems } = await importDmn(await file.text());
  const found = tables.find((one) => one.id === id) ?? tables[0];
  if (!found) return { problems };
  const { id: _, title: own, clause: __, ...rest } = found;
  return {
    table: { id, title: title ?? own, ...(clause ? { clause } : {}), ...rest },
    problems,
  };
}
