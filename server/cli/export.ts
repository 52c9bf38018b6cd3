/** `docket export`: a rule set as the zip in which it travels. */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { pack } from '../../engine/exchange/package.ts';
import { fail } from '../../engine/problem.ts';
import { check } from '../../engine/ruleset/check.ts';
import { loadRuleSet, readFolder } from './folder.ts';
import { signer } from './keys.ts';
import { type Output, print, valueOr, withOutput } from './out.ts';

interface Options extends Output {
  output: string;
  key?: string;
}

function act(folder: string, options: Options): void {
  const set = valueOr(options, loadRuleSet(folder));
  if (!set) return;
  const problems = check(set);
  const packed =
    problems.length > 0
      ? fail(...problems)
      : pack(readFolder(folder), options.key ? signer(options.key) : undefined);
  const bytes = valueOr(options, packed);
  if (!bytes) return;
  writeFileSync(options.output, bytes);
  const { id, version } = set.ruleset;
  const facts = { file: options.output, id, version, bytes: bytes.length, signed: Boolean(options.key) };
  print(options, facts, [
    `${id} ${version}: ${options.output}, ${bytes.length} bytes${options.key ? ', signed' : ''}`,
  ]);
}

export function register(program: Command): void {
  withOutput(program.command('export'))
    .description('pack a rule set: the same bytes for the same rule set anywhere; people and values stay')
    .argument('<folder>', 'folder of the rule set')
    .requiredOption('-o, --output <file>', 'the package, usually <id>.docket.zip')
    .option('--key <file>', 'sign it with this private key (docket keygen)')
    .action(act);
}
