/** `docket bring`: what an office brings along: complaints of its old register, the last numbers of its series. */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { guessColumns, targets } from '../../engine/exchange/old-columns.ts';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { say } from '../../engine/text/say.ts';
import { type Brought, bringComplaints, faultyRow } from '../bring/complaints.ts';
import { bringNumbers } from '../bring/numbers.ts';
import type { Deps } from '../deps.ts';
import { collect, languageOf, type Output, print, settings, valueOr, withOutput } from './out.ts';
import { inStore, organizationOf } from './over-store.ts';
import type { ServerOptions } from './running.ts';
import { type Sheet, sheetsIn } from './sheet.ts';

interface Options extends Output, ServerOptions {
  organization?: string;
  dryRun?: boolean;
  column?: string[];
  faulty?: string;
  last?: string[];
}

interface Told extends Brought {
  left: string[];
  head: string[];
}

/** `--column "heading=target"` over what was guessed. Problem `bring.target` {target, known}. */
async function complaints(
  deps: Deps,
  { rows: [head = [], ...rows] }: Sheet,
  options: Options,
): Promise<Result<Told>> {
  const organization = await organizationOf(deps, options.organization);
  const said = settings(options.column);
  if (!organization.ok) return organization;
  if (!said.ok) return said;
  const { set } = await deps.rules.current(organization.value);
  const language = languageOf(options);
  const known = targets(set, language).map(({ id }) => id);
  const wrong = Object.values(said.value).filter(
    (target) => target !== '' && !known.includes(String(target)),
  );
  if (wrong.length > 0) return fail(...wrong.map((target) => problem('bring.target', '', { target, known })));
  const guessed = guessColumns(set, head);
  const columns = head.map((title, index) => {
    const asked = said.value[title];
    return asked === undefined ? guessed[index]! : String(asked) || null;
  });
  const asking = {
    organization: organization.value,
    language,
    dryRun: options.dryRun === true,
  };
  const brought = await bringComplaints(deps, { columns, rows }, asking);
  return ok({ ...brought, head, left: head.filter((_, index) => columns[index] === null) });
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function faultyFile({ faulty, head }: Told, { rows: [, ...rows] }: Sheet, options: Options): string {
  const lines = faulty.map(({ row, problems }) =>
    faultyRow(
      rows[row] ?? [],
      problems.map((one) => say(one, languageOf(options))),
    ),
  );
  return `\uFEFF${[[...head, 'problem'], ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

async function act(file: string, options: Options): Promise<void> {
  const sheets = valueOr(options, await sheetsIn(file));
  const [sheet] = sheets ?? [];
  if (!sheet) return;
  const told = await inStore(options, (deps) => complaints(deps, sheet, options));
  if (!told) return;
  const { open, closed, faulty, left, head } = told;
  if (options.faulty && faulty.length > 0) writeFileSync(options.faulty, faultyFile(told, sheet, options));
  const lines = faulty.map(({ row, problems }) => {
    const why = problems.map((one) => {
      const column = head[Number(one.path.split('/')[1] || -1)];
      return [column, say(one, languageOf(options))].filter(Boolean).join(': ');
    });
    return `line ${row + 2}: ${why.join(' ')}`;
  });
  const summary = `${options.dryRun ? 'would bring' : 'brought'} ${open} open, ${closed} closed; ${faulty.length} faulty`;
  const unused = left.length > 0 ? [`columns left out: ${left.join(', ')}`] : [];
  print(options, { open, closed, faulty, left }, [...lines, ...unused, summary], faulty.length === 0);
}

async function numbers(options: Options): Promise<void> {
  const last = valueOr(options, settings(options.last));
  if (!last) return;
  const texts = Object.fromEntries(Object.entries(last).map(([id, text]) => [id, String(text)]));
  const rows = await inStore(options, async (deps) => {
    const organization = await organizationOf(deps, options.organization);
    if (!organization.ok) return organization;
    return bringNumbers(deps, organization.value, texts, options.dryRun === true, languageOf(options));
  });
  if (rows)
    print(
      options,
      rows,
      rows.map(({ series, title, next }) => `${series} (${title}): next ${next ?? '?'}`),
    );
}

const common = (command: Command): Command =>
  withOutput(command)
    .option('--organization <id>', 'where there are several')
    .option('--data <folder>', 'instead of DOCKET_DATA')
    .option('--dry-run', 'check only, write nothing');

export function register(program: Command): void {
  const group = program
    .command('bring')
    .description('what an office brings along when it begins with docket');
  common(group.command('complaints'))
    .description(
      'complaints of an earlier register, open and closed: .xlsx or .csv, the first row names the columns',
    )
    .argument('<file>')
    .option(
      '--column <heading=target>',
      'what a column holds, where its heading does not say (repeatable)',
      collect,
    )
    .option('--faulty <file.csv>', 'where rows that could not be brought go, each with why')
    .action(act);
  common(group.command('numbers'))
    .description('the last numbers given elsewhere: the series go on after them')
    .option('--last <series=number>', 'repeatable', collect)
    .action(numbers);
}
