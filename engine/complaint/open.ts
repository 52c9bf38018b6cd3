/** A complaint comes into being: its first events, the sections it brings, its first stages. */
import { catchUp } from './commands/tick.ts';
import type { Data } from './events.ts';
import { found, type Run, record } from './run.ts';
import { beginTrack, emit, procedureOf, react } from './stages.ts';

export interface Opening {
  id: string;
  procedure: string;
  sections: { form: string; section: string; data: Data }[];
  submission?: { id: string; submission: string };
  from?: { complaint: string; as: string };
  duty?: { id: string; day: string; period: string };
}

/** Opens the complaint in a run of its own, beside the one that caused it; the run may go on. */
export function open(parent: Run, opening: Opening): Run {
  const { rules } = parent;
  found(rules.procedures.get(opening.procedure), 'procedure.unknown', { procedure: opening.procedure });
  const run: Run = { ...parent, state: null, events: [] };
  const { id, procedure, submission, from, duty } = opening;
  const ruleset = { id: rules.set.ruleset.id, version: rules.set.ruleset.version, hash: rules.hash };
  const opened = record(run, {
    type: 'complaint.opened',
    complaint: id,
    procedure,
    ruleset,
    ...(submission ? { submission } : {}),
    ...(from ? { from } : {}),
    ...(duty ? { duty } : {}),
  });
  for (const section of opening.sections) emit(run, { type: 'section.signed', ...section });
  // A duty's record is no complaint: nothing that counts from one begins with it.
  if (!duty)
    react(run, submission ? ['submission.received', 'complaint.received'] : ['complaint.received'], opened);
  beginTrack(run, procedureOf(run).main);
  catchUp(run);
  parent.opened.push({ complaint: id, events: run.events });
  return run;
}
