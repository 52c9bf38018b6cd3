/** `docket` put together: every command, and how a run of it ends. */

import { Command, CommanderError } from 'commander';
import { commands } from './commands.ts';
import { mishapOf } from './mishap.ts';
import { type Output, valueOr } from './out.ts';

/** exitOverride is not inherited by commands that are there already. */
function override(command: Command): void {
  command.exitOverride();
  for (const inner of command.commands) override(inner);
}

/** How the answer is wanted, read by hand where the command broke off. */
function outputOf(argv: string[]): Output {
  const lang = argv.includes('--lang') ? argv[argv.indexOf('--lang') + 1] : undefined;
  return { json: argv.includes('--json'), ...(lang ? { lang } : {}) };
}

/** Exit codes: 0 all is well, 1 something is not, 2 the command was not understood. */
export async function docket(argv: string[]): Promise<void> {
  const program = new Command('docket')
    .description('forms, procedures and registers for complaints, from a rule set')
    .showHelpAfterError('(docket --help lists the commands)');
  for (const register of commands) register(program);
  override(program);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    const mishap = mishapOf(error);
    if (mishap) valueOr(outputOf(argv), mishap);
    else if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else throw error;
  }
}
