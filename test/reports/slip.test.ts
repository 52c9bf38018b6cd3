/** Issued slips on paper: the same bytes each time, every text of the tree, copies, previews and reprints marked. */
import { describe, expect, test } from 'vitest';
import type { PaperNode, SlipPaper } from '../../engine/print/shapes.ts';
import { slipDocument, slipsDocument } from '../../reports/layout/slip.ts';
import { textsOf } from '../../reports/pdf/kept.ts';
import { printJob } from '../../reports/print.ts';
import reply from '../language/reply.paper.json' with { type: 'json' };
import { must } from '../support/rule-sets.ts';
import { pagesOf, skipped } from './support/poppler.ts';

const paper = reply as SlipPaper;
const options = { issuedAt: '2024-03-06T10:00:00+08:00', hash: 'a'.repeat(64) };
const first = { n: 1, by: 'Liv', at: options.issuedAt };
const again = { n: 3, by: 'Leo', at: '2024-04-01T09:00:00+08:00' };

/** All texts of a tree, as the screen shows them. */
function said(node: PaperNode): string[] {
  if (node.kind === 'grid') return node.cells.flatMap(({ title, text }) => [title, text]);
  if (node.kind === 'table') return [...node.columns.map(({ title }) => title), ...node.rows.flat()];
  if (node.kind === 'checkboxes') return [node.label, ...node.options.map(({ title }) => title)];
  if (node.kind === 'signatures') return node.places.flatMap(({ label, name, date }) => [label, name, date]);
  if (node.kind === 'columns') return node.columns.flat().flatMap(said);
  return 'text' in node ? [node.text] : [];
}

describe('the document', () => {
  test('one page set for each sheet of each copy, labelled', () => {
    const { sets } = slipDocument(paper, { ...options, print: first });
    expect(sets.map(({ first: { right } }) => right)).toEqual([
      'Own · kept by Desk',
      'Late · kept by rounds',
      'Out · kept by the complainant 1/2 · by post',
      'Out · kept by the complainant 2/2 · by post',
    ]);
  });

  test('holds every text of the tree', () => {
    const { sets } = slipDocument(paper, { ...options, print: first, copies: ['out'] });
    const printed = sets[0]!.content.flatMap((block) => [...textsOf(block)]).join('\n');
    const wanted = paper.sheets[1]!.nodes.flatMap(said).filter((text) => text.trim() !== '');
    expect(wanted.length).toBeGreaterThan(10);
    for (const text of wanted) expect(printed).toContain(text.trim());
  });

  test('a preview says so, the first print nothing, a reprint which, by whom and when', () => {
    expect(slipDocument(paper, options).sets.map(({ watermark }) => watermark)).toEqual(
      Array(4).fill('Preview, no original'),
    );
    const original = slipDocument(paper, { ...options, print: first });
    expect([original.sets[0]!.watermark, original.foot.length]).toEqual([undefined, 1]);
    const reprint = slipDocument(paper, { ...options, print: again });
    expect(reprint.foot[0]).toBe('Reprint 2 · Leo · 2024-04-01 09:00');
    expect(reprint.sets[0]!.first.right).toContain('Reprint 2');
  });

  test('a void slip says so across every page, and why at the foot, in every print', () => {
    const voided = { at: '2024-04-02T09:00:00+08:00', reason: 'wrong addressee' };
    for (const print of [undefined, first, again]) {
      const { sets, foot } = slipDocument(paper, { ...options, voided, ...(print ? { print } : {}) });
      expect(new Set(sets.map(({ watermark }) => watermark))).toEqual(new Set(['Void']));
      expect(sets.every(({ first: { right } }) => right.includes('Void'))).toBe(true);
      expect(foot[0]).toBe('Void 2024-04-02 09:00: wrong addressee');
    }
    const stands = slipDocument(paper, { ...options, print: first });
    const gone = slipDocument(paper, { ...options, print: first, voided });
    const both = slipsDocument([
      { paper, options: { ...options, print: first } },
      { paper, options: { ...options, print: first, voided } },
    ]);
    expect(both.sets.map(({ watermark }) => watermark)).toEqual(
      [...stands.sets, ...gone.sets].map(({ watermark }) => watermark),
    );
  });
});

describe.skipIf(skipped !== '')(`the PDF${skipped}`, () => {
  const job = (print?: typeof first) =>
    printJob({ kind: 'slips', slips: [{ paper, options: { ...options, ...(print ? { print } : {}) } }] });

  test('the same bytes each time', async () => {
    expect(must(await job(first))).toEqual(must(await job(first)));
  });

  test('pages are numbered within each sheet; several slips stand in one file on their own paper', async () => {
    const a4: SlipPaper = { ...paper, paper: { size: 'A4', orientation: 'portrait' } };
    const both = [paper, a4].map((one) => ({ paper: one, options: { ...options, print: again } }));
    const pages = pagesOf(must(await printJob({ kind: 'slips', slips: both })));
    expect(pages.length).toBe(16);
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`Page ${(at % 2) + 1} of 2`);
      expect(page).toContain('Reprint 2 · Leo');
    }
  });
});
