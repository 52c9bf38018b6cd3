/** `docket operator`: log-ins of those who run the installation; they open no complaint. */

import type { Command } from 'commander';
import { ok, type Result } from '../../engine/problem.ts';
import { addOperator, dropOperator, resetOperator, unlockOperator } from '../access/operators.ts';
import type { Deps } from '../deps.ts';
import { type Operator, operators } from '../store/operators.ts';
import { print, withOutput } from './out.ts';
import { inStore } from './over-store.ts';
import type { ServerOptions } from './running.ts';
import { type Asked, givenPassword } from './typed-password.ts';

interface Options extends ServerOptions, Asked {
  name?: string;
}

type Work = (deps: Deps, password: string) => Promise<Result<Operator>>;

/** A password that was made is told once. */
async function withPassword(options: Options, work: Work): Promise<void> {
  const { password, made } = await givenPassword(options);
  const done = await inStore(options, (deps) => work(deps, password));
  if (!done) return;
  print(options, { ok: true, ...done, ...(made ? { password } : {}) }, [
    `${done.id}: ${done.name}`,
    ...(made ? [`password, shown once: ${password}`] : []),
  ]);
}

const common = (command: Command): Command =>
  withOutput(command).option('--data <folder>', 'instead of DOCKET_DATA');

const STDIN = 'read the password from standard input; one is made where absent';

export function register(program: Command): void {
  const group = program
    .command('operator')
    .description('who runs the installation: makes organizations and backups, opens no complaint');
  common(group.command('add <user>').description('a new operator, with a log-in'))
    .option('--name <name>', 'their name')
    .option('--password-stdin', STDIN)
    .action((id: string, options: Options) =>
      withPassword(options, (deps, password) =>
        addOperator(deps, { id, name: options.name ?? id, password }),
      ),
    );
  common(group.command('password <user>').description('a new password; their sessions end'))
    .option('--password-stdin', STDIN)
    .action((id: string, options: Options) =>
      withPassword(options, (deps, password) => resetOperator(deps, id, password)),
    );
  common(group.command('remove <user>').description('takes the log-in away')).action(
    async (id: string, options: Options) => {
      const done = await inStore(options, (deps) => dropOperator(deps, id));
      if (done) print(options, { ok: true, ...done }, [`${done.id}: removed`]);
    },
  );
  common(
    group.command('factor <user>').description('takes the second factor of who lost it; their sessions end'),
  ).action(async (id: string, options: Options) => {
    const done = await inStore(options, (deps) => unlockOperator(deps, id));
    if (done) print(options, { ok: true, ...done }, [`${done.id}: signs in by password alone`]);
  });
  common(group.command('list').description('who they are')).action(async (options: Options) => {
    const rows = await inStore(options, async (deps) =>
      ok((await operators(deps.store)).map(({ id, name }) => ({ id, name }))),
    );
    if (rows)
      print(
        options,
        rows,
        rows.map(({ id, name }) => `${id}: ${name}`),
      );
  });
}
