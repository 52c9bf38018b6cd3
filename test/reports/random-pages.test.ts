/** What was entered is what is printed (G10): forms and registers of the rule sets and slips of every block, with random values. */
import { describe, expect, test } from 'vitest';
import { paperForm } from '../../engine/form/paper.ts';
import type { FieldView, PaperForm } from '../../engine/form/shapes.ts';
import type { PaperNode, SlipPaper } from '../../engine/print/shapes.ts';
import { registerPage } from '../../engine/register/page.ts';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { PdfDocument } from '../../reports/layout/document.ts';
import { cleaned } from '../../reports/pdf/clean.ts';
import { missing } from '../../reports/pdf/fonts.ts';
import { documentOf, type PrintJob } from '../../reports/pdf/job.ts';
import { textsOf } from '../../reports/pdf/kept.ts';
import { printJob } from '../../reports/print.ts';
import { words } from '../../reports/text.ts';
import { amount } from '../support/amount.ts';
import { calendarOf, organizations, rulesOf } from '../support/rule-sets.ts';
import { HEAD, PRINTED_AT } from './support/form.ts';
import { inkOf, skipped, squeeze } from './support/poppler.ts';
import { byGlyph, counted, type Draw, many, one, random, text } from './support/random-text.ts';

const PAGES = amount(200, 1000);
/** So many rule sets are drawn from: compiling all takes longer than the pages. */
const SETS = 8;
const LANGUAGES = ['zh-Hans', 'zh-Hant'] as const;
const SIZES = ['A4', 'A5'] as const;
const ORIENTATIONS = ['portrait', 'landscape'] as const;
const LONG = 20_000;

const paperOf = (draw: Draw) => ({
  size: pick(draw, SIZES),
  orientation: pick(draw, ORIENTATIONS),
  number: 'QP-08',
});
const pick = <T>(draw: Draw, from: readonly T[]): T => from[draw(from.length)]!;

/** Mostly short; now and then as long as a field may be. */
const value = (draw: Draw, seed: number): string =>
  seed % 40 === 0 && draw(30) === 0
    ? many(LONG, () => one(draw, [...'客戶投訴內容與處理經過']))
    : text(draw, seed % 5 === 0);

const directory = { people: [], organization: undefined };
const reader = (rules: Rules, language: (typeof LANGUAGES)[number]) => ({ rules, language, directory });

function filled(form: PaperForm, draw: Draw, seed: number): PaperForm {
  const field = (view: FieldView): FieldView =>
    view.table
      ? {
          ...view,
          table: {
            ...view.table,
            rows: Array.from({ length: draw(4) }, () => view.table!.titles.map(() => text(draw, false))),
          },
        }
      : { ...view, text: value(draw, seed) };
  const sections = form.sections.map((section) => ({
    ...section,
    fields: section.fields.map(field),
    ...(draw(2) === 0 ? { signed: { by: text(draw, false).slice(0, 20), at: PRINTED_AT } } : {}),
  }));
  const { own: _, ...rest } = form;
  return { ...rest, sections, paper: paperOf(draw) };
}

function formJob(rules: Rules, draw: Draw, seed: number): PrintJob {
  const language = pick(draw, LANGUAGES);
  const form = pick(draw, [...rules.forms.values()]);
  const blank = paperForm(reader(rules, language), form, null, { params: {} });
  const options = { language, printedAt: PRINTED_AT, head: HEAD, copies: draw(4) === 0 };
  return { kind: 'form', form: filled(blank, draw, seed), options };
}

function registerJob(rules: Rules, draw: Draw, seed: number): PrintJob | null {
  const language = pick(draw, LANGUAGES);
  const [id] = [...rules.registers.keys()].slice(draw(rules.registers.size));
  if (!id) return null;
  const seen = { directory, params: {}, calendar: calendarOf(rules.set.ruleset.calendar) };
  const page = registerPage(rules, id, { rows: [], lines: [], closings: [] }, {}, language, seen as never);
  const rows = Array.from({ length: 1 + draw(8) }, (_, at) => ({
    complaint: `C${at}`,
    cells: page.columns.map(() => value(draw, seed)),
  }));
  const full: RegisterPage = { ...page, paper: paperOf(draw), count: rows.length, totals: null };
  full.groups = [{ title: '', rows, count: rows.length, share: '' }];
  return { kind: 'register', page: full, options: { language, printedAt: PRINTED_AT, head: HEAD } };
}

const cell = (draw: Draw, seed: number): FieldView => ({
  ...{ id: 'c', title: text(draw, false).slice(0, 12), text: value(draw, seed) },
  ...{ span: 1 + draw(4), long: draw(3) === 0 },
});

const NODES: ((draw: Draw, seed: number) => PaperNode)[] = [
  (draw) => ({ kind: 'heading', text: text(draw, false).slice(0, 40) }),
  (draw, seed) => ({
    kind: 'paragraph',
    text: value(draw, seed),
    align: pick(draw, ['left', 'center', 'right']),
  }),
  (draw, seed) => ({ kind: 'grid', cells: Array.from({ length: 1 + draw(6) }, () => cell(draw, seed)) }),
  (draw) => ({
    kind: 'table',
    columns: [1, 2, 1].map((width) => ({ title: text(draw, false).slice(0, 8), width })),
    rows: Array.from({ length: draw(5) }, () =>
      many(3, () => ' ')
        .split('')
        .map(() => text(draw, false)),
    ),
  }),
  (draw) => ({
    kind: 'checkboxes',
    label: '處理',
    options: [true, false].map((ticked) => ({ title: text(draw, false).slice(0, 10), ticked })),
  }),
  (draw) => ({
    kind: 'signatures',
    places: [{ label: '審核', name: text(draw, false).slice(0, 10), date: '', seal: draw(2) === 0 }],
  }),
  () => ({ kind: 'rule' }),
];

const nodesOf = (draw: Draw, seed: number): PaperNode[] =>
  Array.from({ length: 1 + draw(8) }, () => pick(draw, NODES)(draw, seed));

function slipJob(draw: Draw, seed: number, nodes = nodesOf(draw, seed)): PrintJob {
  const paper: SlipPaper = {
    ...{ language: pick(draw, LANGUAGES), title: '通知單', organization: '某某公司', number: `A-${seed}` },
    paper: paperOf(draw),
    sheets: [{ copies: [], nodes }],
  };
  const print = { n: 1 + draw(2), by: '王芳', at: PRINTED_AT };
  return { kind: 'slips', slips: [{ paper, options: { issuedAt: PRINTED_AT, hash: HEAD, print } }] };
}

const contentOf = ({ sets }: PdfDocument): string =>
  sets.flatMap(({ content }) => content.flatMap((block) => [...textsOf(block)])).join('');

/** Running lines and what a page's end repeats: heads of tables, numbers of rows, sums carried. */
const aroundOf = ({ sets, foot, language, title }: PdfDocument): string =>
  [
    ...sets.flatMap(({ first, later, foot: own = [] }) => [
      first.left,
      first.right,
      later.left,
      later.right,
      ...own,
    ]),
    ...foot,
    title,
    words[language].page(1234567890, 1),
    words[language].carriedOver,
    words[language].broughtForward,
  ].join('');

/** Characters that are not as often on paper as in the document, or that stand in it nowhere. */
function wrong(pdf: Uint8Array, document: PdfDocument): string[] {
  const [content, ink] = [counted(byGlyph(squeeze(contentOf(document)))), counted(byGlyph(inkOf(pdf)))];
  const known = new Set(byGlyph(squeeze(contentOf(document) + aroundOf(document))));
  const lost = [...content].filter(([character, count]) => (ink.get(character) ?? 0) < count);
  return [
    ...lost.map(([character]) => character),
    ...[...ink.keys()].filter((character) => !known.has(character)),
  ];
}

describe.skipIf(skipped !== '')(`text layer of ${PAGES} random papers${skipped}`, () => {
  const step = Math.floor(organizations.length / SETS);
  const sets = organizations.filter((_, at) => at % step === 0).map(rulesOf);

  test('is what was entered, or the print is refused by the characters that no glyph shows', {
    timeout: 1_200_000,
  }, async () => {
    const found = { form: 0, register: 0, slips: 0, refused: 0 };
    for (let seed = 1; seed <= PAGES; seed += 1) {
      const draw = random(seed);
      const rules = pick(draw, sets);
      const job = [formJob, registerJob, (_: Rules, ...rest: [Draw, number]) => slipJob(...rest)][seed % 3]!(
        rules,
        draw,
        seed,
      );
      if (!job) continue;
      const { document, problems } = cleaned(documentOf(job));
      const printed = await printJob(job);
      if (printed.ok) {
        found[job.kind as 'form'] += 1;
        expect(missing(contentOf(document)), `paper ${seed}`).toEqual([]);
        expect(wrong(printed.value, document), `paper ${seed}`).toEqual([]);
      } else {
        found.refused += 1;
        expect(
          printed.problems.map(({ code }) => code),
          `paper ${seed}`,
        ).toEqual(problems.map(() => 'print.missingGlyph'));
        expect(problems.length, `paper ${seed}`).toBeGreaterThan(0);
      }
    }
    for (const count of Object.values(found)) expect(count).toBeGreaterThan(0);
  });

  test('a character lost, and one that nobody entered, are noticed', async () => {
    const job = (value: string) => slipJob(random(3), 3, [{ kind: 'paragraph', text: value }]);
    const printed = await printJob(job('甲乙丙乙'));
    if (!printed.ok) throw new Error(JSON.stringify(printed.problems));
    expect(wrong(printed.value, documentOf(job('甲乙丙乙')))).toEqual([]);
    expect(wrong(printed.value, documentOf(job('甲乙丙乙丁'))).length).toBe(1);
    expect(wrong(printed.value, documentOf(job('甲乙乙'))).length).toBe(1);
  });
});
