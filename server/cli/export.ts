/** `docket export`, `docket sign`: a rule set as the zip in which it travels; a package signed by who hands it on. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { pack, unpack } from '../../engine/exchange/package.ts';
import { fail, ok, type Result } from '../../engine/problem.ts';
import { check } from '../../engine/ruleset/check.ts';
import { type Files, readRuleSet } from '../../engine/ruleset/load.ts';
import type { RuleSet } from '../../engine/ruleset/types.ts';
import { currentFiles } from '../store/rule-sets.ts';
import { isFolder, loadRuleSet, readFolder } from './folder.ts';
import { signer } from './keys.ts';
import { type Output, print, valueOr, withOutput } from './out.ts';
import { inStore, organizationOf } from './over-store.ts';
import type { ServerOptions } from './running.ts';

interface Options extends Output, ServerOptions {
  output: string;
  key?: string;
}

interface Read {
  set: RuleSet;
  files: Files;
}

const inFolder = (folder: string): Result<Read> => {
  const set = loadRuleSet(folder);
  return set.ok ? ok({ set: set.value, files: readFolder(folder) }) : set;
};

const inService = (options: Options, named: string): Promise<Read | undefined> =>
  inStore(options, async (deps) => {
    const id = await organizationOf(deps, named);
    if (!id.ok) return id;
    const files = await currentFiles(deps.store, id.value);
    const set = readRuleSet(files);
    return set.ok ? ok({ set: set.value, files }) : set;
  });

function write(options: Options, { set, files }: Read): void {
  const problems = check(set);
  const sign = options.key ? signer(options.key) : undefined;
  const bytes = valueOr(options, problems.length > 0 ? fail(...problems) : pack(files, sign));
  if (!bytes) return;
  writeFileSync(options.output, bytes);
  const { id, version } = set.ruleset;
  const facts = { file: options.output, id, version, bytes: bytes.length, signed: Boolean(options.key) };
  print(options, facts, [
    `${id} ${version}: ${options.output}, ${bytes.length} bytes${options.key ? ', signed' : ''}`,
  ]);
}

/** What is no folder, and no path, is an organization of the installation. */
async function act(named: string, options: Options): Promise<void> {
  const isPath = isFolder(named) || /[/\\.]/.test(named);
  const read = isPath ? valueOr(options, inFolder(named)) : await inService(options, named);
  if (read) write(options, read);
}

function sign(file: string, options: Options): void {
  const found = valueOr(options, unpack(readFileSync(file)));
  if (found) write({ ...options, output: options.output ?? file }, found);
}

const KEY = ['--key <file>', 'sign it with this private key (docket keygen)'] as const;

export function register(program: Command): void {
  withOutput(program.command('export'))
    .description('pack a rule set: the same bytes for the same rule set anywhere; people and values stay')
    .argument(
      '<folder-or-organization>',
      'folder of a rule set, or an organization whose rules in service are meant',
    )
    .requiredOption('-o, --output <file>', 'the package, usually <id>.docket.zip')
    .option(...KEY)
    .option('--data <folder>', 'instead of DOCKET_DATA')
    .action(act);
  withOutput(program.command('sign'))
    .description('sign a package; its contents stay as they are, another signature goes')
    .argument('<package>', 'a .docket.zip')
    .requiredOption(...KEY)
    .option('-o, --output <file>', 'another file than the package itself')
    .action(sign);
}
