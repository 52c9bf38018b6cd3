/** `docket import`: another office's rule set made ours, in a folder or in an installation. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Answers } from '../../engine/exchange/adopt.ts';
import { type Attempt, attempt } from '../../engine/exchange/attempt.ts';
import { type Package, unpack } from '../../engine/exchange/package.ts';
import { adoptReport } from '../../engine/exchange/report.ts';
import { parseJson } from '../../engine/json.ts';
import { fail, ok, type Result } from '../../engine/problem.ts';
import type { RuleSet } from '../../engine/ruleset/types.ts';
import type { Deps } from '../deps.ts';
import { readAnswers } from '../exchange/answers.ts';
import { settle } from '../exchange/settle.ts';
import { signatureOf } from '../exchange/signature.ts';
import { openTools } from '../exchange/tools.ts';
import { organizationsOf } from '../schedule/tick.ts';
import { writeNewFolder } from './documents.ts';
import { isFolder, loadRuleSet } from './folder.ts';
import { languageOf, type Output, print, said, valueOr, withOutput } from './out.ts';
import { inStore } from './over-store.ts';
import type { ServerOptions } from './running.ts';

interface Options extends Output, ServerOptions {
  answers?: string;
  into?: string;
  output?: string;
  organization?: string;
  dryRun?: boolean;
}

/** Problems: file.missing, json.syntax, those of the answers. */
function answersIn(file: string | undefined): Result<Answers> {
  if (!file) return ok({});
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return fail({ code: 'file.missing', file, path: '' });
  }
  const parsed = parseJson(text, 20);
  return parsed.ok ? readAnswers(parsed.value) : parsed;
}

const tried = (pack: Package, ours: RuleSet | undefined, answers: Answers): Result<Attempt> =>
  attempt(pack, signatureOf(pack), ours, answers, openTools());

function tell(options: Options, made: Attempt, where: string): void {
  const language = languageOf(options);
  const report = adoptReport(made, language);
  const { obstacles, trial, adopted } = made;
  const well = obstacles.length === 0;
  const codes = [...new Set(obstacles.map(({ code }) => code))];
  const problems = said(obstacles, language);
  const { conflicts, open } = adopted;
  const value = { ok: well, report, problems, unset: trial.unset, conflicts, open: open.map(({ id }) => id) };
  const told = report.flatMap(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)]);
  print(options, value, [...told, well ? where : `nothing written: ${codes.join(', ')}`], well);
}

function writeFolder(folder: string, { adopted, params }: Attempt): string {
  const none = Object.keys(params).length === 0;
  const values = { 'params.json': `${JSON.stringify({ params }, null, 2)}\n` };
  writeNewFolder(folder, adopted.documents, none ? {} : values);
  if (none) return `written to ${folder}`;
  return `written to ${folder}; the values to params.json (docket organization params --from)`;
}

const UNWRITTEN = 'tried out; nothing written';

function intoFolder(pack: Package, answers: Answers, options: Options): void {
  const ours = options.into ? valueOr(options, loadRuleSet(options.into)) : undefined;
  if (options.into && !ours) return;
  const made = valueOr(options, tried(pack, ours, answers));
  if (!made) return;
  const write = made.obstacles.length === 0 && options.output && !options.dryRun;
  tell(options, made, write ? writeFolder(options.output ?? '', made) : UNWRITTEN);
}

async function intoInstallation(deps: Deps, id: string, pack: Package, answers: Answers, dryRun?: boolean) {
  const known = (await organizationsOf(deps)).includes(id);
  const ours = known ? (await deps.rules.current(id)).set : undefined;
  const made = tried(pack, ours, known ? answers : { id, ...answers });
  if (!made.ok || made.value.obstacles.length > 0 || dryRun) return made;
  const { adopted, params } = made.value;
  const settled = await settle(deps, id, adopted.documents, params);
  return settled.ok ? made : settled;
}

async function act(file: string, options: Options): Promise<void> {
  const { output, organization, dryRun } = options;
  if (output && isFolder(output))
    return void valueOr(options, fail({ code: 'folder.there', path: '', params: { folder: output } }));
  const pack = valueOr(options, unpack(readFileSync(file)));
  const answers = pack && valueOr(options, answersIn(options.answers));
  if (!pack || !answers) return;
  if (!organization) return intoFolder(pack, answers, options);
  const made = await inStore(options, (deps) => intoInstallation(deps, organization, pack, answers, dryRun));
  if (made) tell(options, made, dryRun ? UNWRITTEN : `${organization} works by it from now on`);
}

export function register(program: Command): void {
  withOutput(program.command('import'))
    .description("adopt another office's rule set: under our departments and name, tried out first")
    .argument('<package>', 'a .docket.zip')
    .option(
      '--answers <file>',
      'JSON: id, version, title, departments and roles (their id: ours), params, parts, settled',
    )
    .option('--into <folder>', 'our rule set: departments are found in it, portions join it')
    .option('-o, --output <folder>', 'where the adopted rule set goes; a new folder')
    .option(
      '--organization <id>',
      'instead: the organization of an installation that works by it from now on',
    )
    .option('--data <folder>', 'of the installation, instead of DOCKET_DATA')
    .option('--dry-run', 'tell what would come of it, write nothing')
    .action(act);
}
