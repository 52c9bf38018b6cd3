/** `docket format`: rule-set files in their canonical text. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { kindOf } from '../../engine/ruleset/files.ts';
import { formatFile } from '../../engine/ruleset/format.ts';
import type { MetaName } from '../../engine/ruleset/meta.ts';
import { ruleSetFolders } from './folder.ts';
import { type Output, print, withOutput } from './out.ts';

/** Every JSON file under the paths. */
function filesUnder(paths: string[]): string[] {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    return names.sort().map((name) => join(path, name));
  });
}

/** Which meta-schema orders a file: by its place in a rule set, a calendar's folder, or none (meta-schemas). */
function metaOf(file: string): MetaName | undefined {
  const path = file.replaceAll('\\', '/');
  if (/(^|\/)calendars\/[^/]+\.json$/.test(path)) return 'calendar';
  if (/(^|\/)meta\/[^/]+\.schema\.json$/.test(path)) return undefined;
  if (/(^|\/)demo\/stories\/[^/]+\.json$/.test(path)) return 'scenario';
  const parts = path.split('/');
  return kindOf(parts.slice(-2).join('/'))?.meta ?? kindOf(parts.at(-1) ?? '')?.meta;
}

interface Options extends Output {
  check?: boolean;
}

function act(paths: string[], options: Options): void {
  const changed = filesUnder(paths).filter((file) => {
    const text = readFileSync(file, 'utf8');
    const formatted = formatFile(JSON.parse(text.replace(/^\uFEFF/, '')), metaOf(file));
    if (formatted !== text && !options.check) writeFileSync(file, formatted);
    return formatted !== text;
  });
  const word = options.check ? 'not canonical' : 'formatted';
  print(
    options,
    { changed },
    changed.map((file) => `${word}: ${file}`),
    !options.check || changed.length === 0,
  );
}

export function register(program: Command): void {
  withOutput(program.command('format'))
    .description('write rule-set files, calendars and meta-schemas in their canonical text')
    .argument('<path...>', 'files or folders', ruleSetFolders)
    .option('--check', 'change nothing; leave with 1 where a file is not canonical')
    .action(act);
}
