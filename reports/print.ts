/** A print job as PDF: registers take the fast room; what it leaves alone, and every refusal, is pdfmake's. */
import { ok, type Result } from '../engine/problem.ts';
import { setFast } from './fast/set.ts';
import { documentOf, type PrintJob } from './pdf/job.ts';

/** pdfmake is loaded when first needed. */
export async function printJob(job: PrintJob): Promise<Result<Uint8Array>> {
  const document = documentOf(job);
  const fast = job.kind === 'register' ? await setFast(document) : undefined;
  if (fast) return ok(fast);
  const { print } = await import('./pdf/print.ts');
  return print(document);
}
