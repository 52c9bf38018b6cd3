/** What a print worker is asked for: plain data of a page, and how it is to be printed. */
import type { PaperForm } from '../../engine/form/shapes.ts';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import type { PdfDocument } from '../layout/document.ts';
import { type FormOptions, formDocument } from '../layout/form.ts';
import { type RegisterOptions, registerDocument } from '../layout/register.ts';

export type PrintJob =
  | { kind: 'form'; form: PaperForm; options: FormOptions }
  | { kind: 'register'; page: RegisterPage; options: RegisterOptions };

export const documentOf = (job: PrintJob): PdfDocument =>
  job.kind === 'form' ? formDocument(job.form, job.options) : registerDocument(job.page, job.options);
