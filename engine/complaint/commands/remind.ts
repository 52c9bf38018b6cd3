/** A prompt from one who may open the complaint to all who have something to do in it. */
import { personOf } from '../../permission/can.ts';
import { problem } from '../../problem.ts';
import { languages, localize } from '../../text/language.ts';
import { fillIn, wordsOf } from '../../text/words.ts';
import type { RemindCommand } from '../command.ts';
import { type Run, refuse, stateOf } from '../run.ts';
import { emit, procedureOf } from '../stages.ts';
import type { Task } from '../state.ts';

/** Who holds a blind task is known to nobody, and not to be known by a reminder. */
const isOpenTask =
  (run: Run, actor: string) =>
  ({ state, rule, holder }: Task): boolean =>
    state === 'open' && holder.person !== actor && !procedureOf(run).tasks.get(rule)?.task.blind;

/** Problem reminder.nobody. */
export function remindCommand(run: Run, { actor }: RemindCommand): void {
  const tasks = stateOf(run).tasks.filter(isOpenTask(run, actor));
  if (tasks.length === 0) refuse(problem('reminder.nobody', ''));
  const name = personOf(run.world.directory, actor)?.name;
  const text = Object.fromEntries(
    languages.map((language) => [
      language,
      fillIn(wordsOf(language).remind, { name: localize(name, language) }),
    ]),
  );
  const holders = new Map(tasks.map(({ holder }) => [JSON.stringify(holder), holder]));
  for (const to of holders.values()) emit(run, { type: 'notified', to, text });
}
