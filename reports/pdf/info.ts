/** What a PDF file says of itself. pdfkit makes the file's /ID from it: a fixed creation date fixes all bytes. */
import type { PdfDocument } from '../layout/document.ts';
import { clean } from './clean.ts';

export interface Info {
  Title: string;
  Author: string;
  Creator: string;
  Producer: string;
  CreationDate: Date;
}

/** Undefined for a `printedAt` that is no ISO time. */
export function infoOf({ title, organization, printedAt }: PdfDocument): Info | undefined {
  const CreationDate = new Date(printedAt.replace(/\[.*$/, ''));
  if (Number.isNaN(CreationDate.getTime())) return undefined;
  return { Title: clean(title), Author: organization, Creator: 'docket', Producer: 'docket', CreationDate };
}
