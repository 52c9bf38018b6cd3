/** What a print worker is asked for: plain data of a page, and how it is to be printed. */
import type { PaperForm } from '../../engine/form/shapes.ts';
import type { SlipPaper } from '../../engine/print/shapes.ts';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { type ChartOptions, type ChartPaper, chartDocument } from '../layout/chart.ts';
import type { PdfDocument } from '../layout/document.ts';
import { type FormOptions, formDocument, formsDocument } from '../layout/form.ts';
import { type RegisterOptions, registerDocument } from '../layout/register.ts';
import { type SlipOptions, slipsDocument } from '../layout/slip.ts';

export type PrintJob = Work & {
  /** The pictures that its papers name, as data URLs. */
  pictures?: Record<string, string>;
};

type Work =
  | { kind: 'form'; form: PaperForm; options: FormOptions }
  | { kind: 'forms'; forms: PaperForm[]; options: FormOptions }
  | { kind: 'slips'; slips: { paper: SlipPaper; options: SlipOptions }[] }
  | { kind: 'register'; page: RegisterPage; options: RegisterOptions }
  | { kind: 'chart'; chart: ChartPaper; options: ChartOptions };

export const documentOf = (job: PrintJob): PdfDocument => ({
  ...laidOut(job),
  ...(job.pictures ? { images: job.pictures } : {}),
});

function laidOut(job: Work): PdfDocument {
  if (job.kind === 'form') return formDocument(job.form, job.options);
  if (job.kind === 'forms') return formsDocument(job.forms, job.options);
  if (job.kind === 'chart') return chartDocument(job.chart, job.options);
  return job.kind === 'slips' ? slipsDocument(job.slips) : registerDocument(job.page, job.options);
}
