/** Printing an issued slip: who may, from when, which copies; every print is counted. */
import { belongs, personOf } from '../../permission/can.ts';
import type { PaperCopy } from '../../print/shapes.ts';
import { problem } from '../../problem.ts';
import type { PrintCommand } from '../command.ts';
import { resolveHolder } from '../holders.ts';
import { found, type Run, refuse, running, stateOf } from '../run.ts';
import { emit } from '../stages.ts';
import type { IssuedSlip } from '../state.ts';
import { holds } from '../values.ts';

/** Problem `slip.unknownIssue`. */
export const issueOf = (run: Run, issue: string): IssuedSlip =>
  found(
    stateOf(run).slips.find(({ id }) => id === issue),
    'slip.unknownIssue',
    { issue },
  );

/** Problem `copy.unknown` for a copy that did not go out. */
export function copyOf({ paper }: IssuedSlip, copy: string): PaperCopy {
  const copies = paper.sheets.flatMap((sheet) => sheet.copies);
  return found(
    copies.find(({ id }) => id === copy),
    'copy.unknown',
    { title: paper.title, copy },
  );
}

/** Problems `print.notYours` and `print.withheld`. */
export function printable(run: Run, { slip: id, paper }: IssuedSlip, person: string): void {
  const slip = run.rules.slips.get(id);
  const { title } = paper;
  const mine = (slip?.printedBy ?? []).some((holder) => {
    const resolved = running(() => resolveHolder(run, holder).value);
    return resolved.ok && belongs(personOf(run.world.directory, person), resolved.value);
  });
  if (slip?.printedBy && !mine) refuse(problem('print.notYours', '', { title }));
  const { withheld } = slip ?? {};
  if (withheld && !holds(run, withheld.until))
    refuse(problem('print.withheld', '', { title, text: withheld.text }));
}

/** Problems: those of `issueOf`, `printable`, `copyOf`. */
export function printCommand(run: Run, { issue, copies, actor }: PrintCommand): void {
  const issued = issueOf(run, issue);
  printable(run, issued, actor);
  for (const copy of copies ?? []) copyOf(issued, copy);
  const n = issued.prints.length + 1;
  emit(run, { type: 'slip.printed', slip: issued.slip, issue, n, ...(copies ? { copies } : {}) });
}
