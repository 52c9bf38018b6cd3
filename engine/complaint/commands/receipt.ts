/** A copy signed for: by whom and when, once for each copy that asks for it; of a void slip that is recalled, given back. */
import { problem } from '../../problem.ts';
import type { ReceiptCommand } from '../command.ts';
import { type Run, refuse } from '../run.ts';
import { emit } from '../stages.ts';
import { copyOf, issueOf } from './print.ts';

/** Problems: those of `issueOf` and `copyOf`, `receipt.notAsked`, `receipt.twice`, `receipt.signer`, `receipt.void` (nobody is to have this copy). */
export function receiptCommand(run: Run, { issue, copy: id, signer }: ReceiptCommand): void {
  const issued = issueOf(run, issue);
  const copy = copyOf(issued, id);
  const { label } = copy;
  if (!copy.receipt) refuse(problem('receipt.notAsked', '/copy', { label }));
  const had = Object.hasOwn(issued.receipts, id) ? issued.receipts[id] : undefined;
  if (issued.voided && !(issued.voided.recall && had)) refuse(problem('receipt.void', '/copy', { label }));
  if (issued.voided ? had?.returned : had) refuse(problem('receipt.twice', '/copy', { label }));
  if (signer.trim() === '') refuse(problem('receipt.signer', '/signer'));
  const type = issued.voided ? 'copy.returned' : 'copy.received';
  emit(run, { type, slip: issued.slip, issue, copy: id, signer: signer.trim() });
}
