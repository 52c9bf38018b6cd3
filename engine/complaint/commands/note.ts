/** A note among colleagues: beside the procedure, read by all who may open the complaint. */
import { blindTasks } from '../../permission/blind.ts';
import { mayOpen } from '../../permission/readers.ts';
import { problem } from '../../problem.ts';
import type { NoteCommand } from '../command.ts';
import { type Run, refuse, stateOf } from '../run.ts';
import { emit } from '../stages.ts';

/** Whether the person sees what is noted: who knows the complaint by a code only does not. */
export function readsNotes(
  { rules, world }: Run,
  state: ReturnType<typeof stateOf>,
  person: string,
): boolean {
  return (
    mayOpen(rules, state, world, person) && blindTasks(rules, state, world.directory, person).length === 0
  );
}

/** Problems: `note.empty`; `note.blind` for who knows the complaint by a code; `note.mention` of who may not open it. */
export function noteCommand(run: Run, { text, mentions, actor }: NoteCommand): void {
  const state = stateOf(run);
  if (!text.trim()) refuse(problem('note.empty', '/text'));
  if (!readsNotes(run, state, actor)) refuse(problem('note.blind', ''));
  const away = mentions.filter((person) => !readsNotes(run, state, person));
  if (away.length > 0) refuse(...away.map((person) => problem('note.mention', '/mentions', { person })));
  emit(run, { type: 'note.added', text: text.trim(), mentions: [...new Set(mentions)] });
}
