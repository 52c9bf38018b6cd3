/** Complaints of an old register brought in row by row: each in a transaction of its own, those that cannot be are told. */
import { bring, type OldComplaint } from '../../engine/complaint/bring.ts';
import type { World } from '../../engine/complaint/world.ts';
import { oldComplaint } from '../../engine/exchange/old-rows.ts';
import { fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Language } from '../../engine/text/language.ts';
import { wordsOf } from '../../engine/text/words.ts';
import type { Deps } from '../deps.ts';
import { giveAll, recordOpened } from '../record.ts';
import { everyone } from '../store/people.ts';
import type { Scope } from '../store/scope.ts';
import { loadWorld } from '../world.ts';

export interface OldRows {
  /** What each column holds (engine/exchange/old-columns.ts). */
  columns: (string | null)[];
  rows: string[][];
}

export interface Asking {
  organization: string;
  language: Language;
  dryRun: boolean;
}

export interface Brought {
  open: number;
  closed: number;
  /** Rows that were left out, 0-based, and why. */
  faulty: { row: number; problems: Problem[] }[];
}

async function known(scope: Scope, { numbers }: OldComplaint): Promise<Problem[]> {
  const found = await Promise.all(
    Object.entries(numbers).map(([series, text]) =>
      scope
        .selectFrom('numbers')
        .select('text')
        .where('series', '=', series)
        .where('text', '=', text)
        .executeTakeFirst(),
    ),
  );
  return found.flatMap((row) => (row ? [problem('bring.twice', '', { value: row.text })] : []));
}

/** Numbers that stand twice in the file itself. */
function twiceIn({ numbers }: OldComplaint, seen: Set<string>): Problem[] {
  const keys = Object.entries(numbers).map(([series, text]) => [`${series}\n${text}`, text] as const);
  const again = keys.filter(([key]) => seen.has(key));
  for (const [key] of keys) seen.add(key);
  return again.map(([, value]) => problem('bring.twice', '', { value }));
}

async function one(deps: Deps, rules: Rules, old: OldComplaint, asking: Asking): Promise<Result<null>> {
  const { organization, language, dryRun } = asking;
  const make = (world: World) => bring(rules, old, world, wordsOf(language).bring.reason);
  const scope = deps.store.for(organization);
  const double = await known(scope, old);
  if (double.length > 0) return fail(...double);
  if (dryRun) {
    const made = make(await loadWorld(deps, scope, rules, organization));
    return made.ok ? ok(null) : made;
  }
  return deps.store.write(organization, async (writing) => {
    const world = await loadWorld(deps, writing, rules, organization);
    const made = make(world);
    if (!made.ok) return made;
    await recordOpened({ scope: writing, rules, world, ticked: false }, [made.value]);
    await giveAll(writing, [made.value]);
    return ok(null);
  });
}

/** What was brought before a row failed stays; brought again, it is refused by its number. */
export async function bringComplaints(
  deps: Deps,
  { columns, rows }: OldRows,
  asking: Asking,
): Promise<Brought> {
  const rules = await deps.rules.current(asking.organization);
  const people = (await everyone(deps.store.for(asking.organization))).map(({ person }) => person);
  const brought: Brought = { open: 0, closed: 0, faulty: [] };
  const seen = new Set<string>();
  for (const [row, cells] of rows.entries()) {
    const read = oldComplaint(columns, cells, { rules, people });
    const double = read.ok ? twiceIn(read.value, seen) : [];
    const done = !read.ok
      ? read
      : double.length > 0
        ? fail(...double)
        : await one(deps, rules, read.value, asking);
    if (!done.ok) brought.faulty.push({ row, problems: done.problems });
    else if (read.ok && read.value.closed) brought.closed += 1;
    else brought.open += 1;
  }
  return brought;
}

/** The cells of a faulty row with why, for a file to be mended and brought again. */
export const faultyRow = (cells: string[], said: string[]): string[] => [...cells, said.join(' ')];
