/** Reads a printed PDF back with poppler: its text by page, its fonts. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function found(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const present = found();
if (!present && process.env.CI === 'true') throw new Error('pdftotext is missing: install poppler-utils');

/** Empty, or why tests that read a PDF back are skipped; with CI=true they may not be. */
export const skipped = present ? '' : ' (skipped: poppler-utils is not installed)';

function read(pdf: Uint8Array, program: string, ...options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'docket-print-'));
  const path = join(folder, 'print.pdf');
  try {
    writeFileSync(path, pdf);
    const after = program === 'pdftotext' ? ['-'] : [];
    return execFileSync(program, [...options, path, ...after], { encoding: 'utf8', maxBuffer: 1 << 28 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of each page as laid out. */
export const pagesOf = (pdf: Uint8Array): string[] =>
  read(pdf, 'pdftotext', '-layout').split('\f').slice(0, -1);

/** All text in the order of drawing, without any blank: line ends within cells do not matter. */
export const inkOf = (pdf: Uint8Array): string => squeeze(read(pdf, 'pdftotext', '-raw'));

export const squeeze = (text: string): string => text.replace(/\s/gu, '');

export const fontsOf = (pdf: Uint8Array): string => read(pdf, 'pdffonts');

/** Width and height of the pictures as each page names them, without their masks. */
export const picturesIn = (pdf: Uint8Array): string[] =>
  read(pdf, 'pdfimages', '-list')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , type]) => type === 'image')
    .map(([, , , width, height]) => `${width}x${height}`);
