/** `docket organization export`: everything of one organization into a new folder, with the sum of each file. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import type { Deps } from '../deps.ts';
import { everythingOf } from '../exchange/everything.ts';
import { type Output, print, withOutput } from './out.ts';
import { inStore, organizationOf } from './over-store.ts';
import type { ServerOptions } from './running.ts';

interface Options extends Output, ServerOptions {
  output: string;
}

/** Problems: organization.which, folder.there, those of packing. */
async function write(
  deps: Deps,
  id: string,
  folder: string,
): Promise<Result<{ files: number; bytes: number }>> {
  const known = await organizationOf(deps, id);
  if (!known.ok) return known;
  if (existsSync(folder)) return fail(problem('folder.there', '', { folder }));
  const pieces = await everythingOf(deps, id);
  if (!pieces.ok) return pieces;
  const sums: Record<string, string> = {};
  let size = 0;
  for await (const { name, bytes } of pieces.value) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes, { mode: 0o600 });
    sums[name] = createHash('sha256').update(bytes).digest('hex');
    size += bytes.length;
  }
  writeFileSync(join(folder, 'sums.json'), `${JSON.stringify(sums, null, 1)}\n`, { mode: 0o600 });
  return ok({ files: Object.keys(sums).length, bytes: size });
}

export function registerExport(group: Command): void {
  withOutput(group.command('export'))
    .description(
      'everything of it in a new folder: rules, people, values, audit, complaints, attached files; nothing in it is encrypted',
    )
    .argument('<id>', 'id of the organization')
    .requiredOption('-o, --output <folder>', 'a new folder')
    .option('--data <folder>', 'instead of DOCKET_DATA')
    .action(async (id: string, options: Options) => {
      const done = await inStore(options, (deps) => write(deps, id, options.output));
      if (done) print(options, done, [`${options.output}: ${done.files} files, ${done.bytes} bytes`]);
    });
}
