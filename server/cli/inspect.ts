/** `docket inspect`: what a package holds, who signed it, whether it can be used. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type Package, unpack } from '../../engine/exchange/package.ts';
import { check } from '../../engine/ruleset/check.ts';
import { coverage } from '../../engine/ruleset/coverage.ts';
import { localize } from '../../engine/text/language.ts';
import { signatureOf } from '../exchange/signature.ts';
import { languageOf, type Output, print, said, valueOr, withOutput } from './out.ts';

function facts({ set, manifest, ...rest }: Package) {
  const { clauses, carried } = coverage(set);
  const counts = {
    procedures: set.procedures.length,
    forms: set.forms.length,
    tables: set.tables.length,
    deadlines: set.deadlines.deadlines.length,
    slips: (set.slips ?? []).length,
    registers: set.registers.length,
    scenarios: (set.scenarios ?? []).length,
    parameters: (set.ruleset.parameters ?? []).length,
    clauses: clauses.length,
    carried,
  };
  return { ...manifest, signature: signatureOf({ set, manifest, ...rest }), counts };
}

function act(file: string, options: Output): void {
  const found = valueOr(options, unpack(readFileSync(file)));
  if (!found) return;
  const { files: _files, ...told } = facts(found);
  const language = languageOf(options);
  const problems = said(check(found.set), language);
  const counts = Object.entries(told.counts).map(([name, count]) => `  ${name}: ${count}`);
  const lines = [
    `${told.id} ${told.version}  ${localize(told.title, language)}`,
    `  signature: ${told.signature}`,
    ...(told.derivedFrom ? [`  derived from: ${told.derivedFrom.id} ${told.derivedFrom.version}`] : []),
    ...counts,
    ...problems.map(({ text }) => `  ${text}`),
  ];
  print(options, { ...told, problems }, lines, problems.length === 0 && told.signature !== 'invalid');
}

export function register(program: Command): void {
  withOutput(program.command('inspect'))
    .description('what a package holds, who signed it, and whether it passes every check')
    .argument('<package>', 'a .docket.zip')
    .action(act);
}
