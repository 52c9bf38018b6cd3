/** `docket`: the command line. Exit codes: 0 all is well, 1 something is not, 2 the command was not understood. */

import { Command, CommanderError } from 'commander';
import { commands } from './commands.ts';

const program = new Command('docket')
  .description('forms, procedures and registers for complaints, from a rule set')
  .showHelpAfterError('(docket --help lists the commands)')
  .exitOverride();

for (const register of commands) register(program);
// exitOverride is not inherited by commands that are there already.
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
