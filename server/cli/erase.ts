/** `docket erase`: destroys what is personal or sealed in closed complaints. */

import type { Command } from 'commander';
import { ok, type Problem, problem, type Result, within } from '../../engine/problem.ts';
import type { Deps } from '../deps.ts';
import { erase } from '../store/erase.ts';
import { print, withOutput } from './out.ts';
import { inStore, organizationOf } from './over-store.ts';
import type { ServerOptions } from './running.ts';

interface Options extends ServerOptions {
  organization?: string;
  closedBefore?: string;
}

type Erased = { complaint: string; keys: number }[];

/** By id or number, and all that were closed before a day. */
async function wanted(
  deps: Deps,
  organization: string,
  asked: string[],
  options: Options,
): Promise<string[]> {
  const scope = deps.store.for(organization);
  const ids: string[] = [];
  for (const text of asked) {
    const numbers = scope.selectFrom('numbers').select('complaint').where('text', '=', text);
    ids.push((await numbers.executeTakeFirst())?.complaint ?? text);
  }
  if (!options.closedBefore) return ids;
  const old = scope.selectFrom('complaints').select('id').where('status', '=', 'closed');
  const rows = await old.where('changed_at', '<', options.closedBefore).orderBy('id').execute();
  return [...ids, ...rows.map(({ id }) => id)];
}

async function eraseAll(deps: Deps, asked: string[], options: Options): Promise<Result<Erased>> {
  const organization = await organizationOf(deps, options.organization);
  if (!organization.ok) return organization;
  const done: Erased = [];
  const problems: Problem[] = [];
  for (const complaint of await wanted(deps, organization.value, asked, options)) {
    const erased = await erase(deps, organization.value, complaint);
    if (erased.ok) done.push({ complaint, keys: erased.value });
    else problems.push(...within(erased.problems, `/${complaint}`));
  }
  return problems.length > 0 ? { ok: false, problems } : ok(done);
}

async function eraseCommand(asked: string[], options: Options): Promise<void> {
  const done = await inStore(options, (deps) =>
    asked.length === 0 && !options.closedBefore
      ? Promise.resolve({ ok: false, problems: [problem('complaint.unknown', '')] } as Result<Erased>)
      : eraseAll(deps, asked, options),
  );
  if (!done) return;
  print(
    options,
    done,
    done.map(({ complaint, keys }) => `${complaint}: ${keys} keys destroyed`),
  );
}

export function register(program: Command): void {
  withOutput(program.command('erase'))
    .description('destroy what is personal or sealed in closed complaints, for good')
    .argument('[complaint...]', 'numbers or ids')
    .option(
      '--closed-before <day>',
      'all that were closed, and not changed since, before this day (2020-01-01)',
    )
    .option('--organization <id>', 'where there are several')
    .option('--data <folder>', 'instead of DOCKET_DATA')
    .action(eraseCommand);
}
