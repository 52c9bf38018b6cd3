/** A copy signed for: by whom and when, once for each copy that asks for it. */
import { problem } from '../../problem.ts';
import type { ReceiptCommand } from '../command.ts';
import { type Run, refuse } from '../run.ts';
import { emit } from '../stages.ts';
import { copyOf, issueOf } from './print.ts';

/** Problems: those of `issueOf` and `copyOf`, `receipt.notAsked`, `receipt.twice`, `receipt.signer`. */
export function receiptCommand(run: Run, { issue, copy: id, signer }: ReceiptCommand): void {
  const issued = issueOf(run, issue);
  const copy = copyOf(issued, id);
  const { label } = copy;
  if (!copy.receipt) refuse(problem('receipt.notAsked', '/copy', { label }));
  if (Object.hasOwn(issued.receipts, id)) refuse(problem('receipt.twice', '/copy', { label }));
  if (signer.trim() === '') refuse(problem('receipt.signer', '/signer'));
  emit(run, { type: 'copy.received', slip: issued.slip, issue, copy: id, signer: signer.trim() });
}
