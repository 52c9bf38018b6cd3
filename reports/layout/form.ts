/** A paper form as a document: head, a ruled grid of labelled cells by section, one page set for each copy. */
import type { FieldView, PaperForm, PaperSection } from '../../engine/form/shapes.ts';
import { MASK } from '../../engine/print/shapes.ts';
import { type Language, type PrintWords, words } from '../text.ts';
import { nameOf } from './brand.ts';
import { BAND, type Block, type Line, type PageSet, type PdfDocument } from './document.ts';
import { bandRow, fieldRow, gridOf, lineRow, signRow } from './grid.ts';
import { moment } from './moment.ts';
import { blocksOf } from './nodes.ts';
import { innerWidth } from './page.ts';
import { rowsOf } from './rows.ts';

export interface FormOptions {
  language: Language;
  /** True prints one labelled page set for each copy that goes out as things stand. */
  copies: boolean;
  /** ISO 8601 with the organization's offset. */
  printedAt: string;
  /** Head hash of the event log. */
  head?: string;
}

export function formDocument(form: PaperForm, options: FormOptions): PdfDocument {
  const said = words[options.language];
  return {
    language: options.language,
    title: form.title,
    organization: form.organization,
    printedAt: options.printedAt,
    page: { size: form.paper.size, orientation: form.paper.orientation },
    fontSize: form.paper.size === 'A4' ? 9.5 : 8.5,
    sets: sets(form, options, said),
    foot: foot(form.barred, options, said),
  };
}

/** Several forms in one file, on the paper of the first; why one may not leave the house holds for all. At least one. */
export function formsDocument(forms: PaperForm[], options: FormOptions): PdfDocument {
  const documents = forms.map((form) => formDocument(form, options));
  const barred = forms.find((form) => form.barred)?.barred;
  return {
    ...documents[0]!,
    sets: documents.flatMap((one) => one.sets),
    foot: foot(barred, options, words[options.language]),
  };
}

/** Foot of each page: why it may not leave the house, then when it was printed and from which state. */
export function foot(
  barred: string | undefined,
  options: { printedAt: string; head?: string },
  said: PrintWords,
): string[] {
  const stamp = [said.labelled(said.printedAt, moment(options.printedAt))];
  if (options.head) stamp.push(said.labelled(said.headHash, options.head));
  return [...(barred ? [barred] : []), stamp.join('    ')];
}

function sets(form: PaperForm, options: FormOptions, said: PrintWords): PageSet[] {
  const going = options.copies ? form.copies.filter((copy) => copy.out) : [];
  const out = going.flatMap((copy) => Array.from({ length: copy.count ?? 1 }, () => copy));
  const copies = out.length > 0 ? out : [undefined];
  return copies.map((copy) => {
    const label = copy ? copyLabel(copy, said) : '';
    return {
      first: { left: formNumber(form.paper.number, said), right: label },
      later: laterHead(form, label, said),
      content: [...head(form, said), ...body(form, copy, said)],
    };
  });
}

/** What is printed at all, and of that what the copy shows: whole sections, or fields of them. */
function printed(sections: PaperSection[], shown: string[] | undefined): PaperSection[] {
  const all = sections.filter((section) => section.printed !== false);
  if (!shown) return all;
  return all.flatMap((section) => {
    if (shown.includes(section.id)) return [section];
    const fields = section.fields.filter(({ id }) => shown.includes(`${section.id}.${id}`));
    return fields.length > 0 ? [{ ...section, fields }] : [];
  });
}

function copyLabel(copy: PaperForm['copies'][number], said: PrintWords): string {
  const label = said.copy(copy.label, copy.to);
  return copy.note ? `${label}${said.gap}${copy.note}` : label;
}

export const formNumber = (number: string | undefined, said: PrintWords): string =>
  number ? said.labelled(said.formNumber, number) : '';

/** A loose sheet must say what it belongs to. */
const laterHead = (form: PaperForm, label: string, said: PrintWords): Line => ({
  left: [form.title, form.number.text && said.labelled(form.number.label, form.number.text)]
    .filter((part) => part !== '')
    .join(said.gap),
  right: label,
});

function head(form: PaperForm, said: PrintWords): Block[] {
  const { label, text } = form.number;
  const number = text || label ? said.labelled(label, text || '_'.repeat(16)) : ' ';
  return [
    nameOf(form, form.paper),
    { text: form.title, alignment: 'center', bold: true, fontSize: 17, margin: [0, 0, 0, 2] },
    { text: number, alignment: 'right', margin: [0, 0, 0, 5], where: label },
  ];
}

/** Its own paper and, on a sheet of its own, what has no place there; else the sections one below the other. */
function body(form: PaperForm, copy: PaperForm['copies'][number] | undefined, said: PrintWords): Block[] {
  const { own, paper } = form;
  if (!own) return sectionsOf(printed(form.sections, copy?.fields), form, said);
  const nodes = blocksOf(copy?.nodes ?? own.nodes, {
    page: paper,
    width: innerWidth(paper),
    said,
    open: true,
  });
  const [first, ...rest] = sectionsOf(printed(own.rest, copy?.fields), form, said);
  return first ? [...nodes, { ...first, pageBreak: 'before' }, ...rest] : nodes;
}

/** Empty ones that follow each other are one line. */
function sectionsOf(sections: PaperSection[], form: PaperForm, said: PrintWords): Block[] {
  const begun = form.sections.some(({ signed }) => signed);
  const rows: Block[] = [];
  let empty: { word: string; titles: string[] } = { word: '', titles: [] };
  const close = () => {
    const { word, titles } = empty;
    if (word) rows.push(lineRow(said.labelled(word, titles.join(said.gap)), gridOf(form.paper)));
    empty = { word: '', titles: [] };
  };
  for (const section of sections) {
    const word = emptyWord(section, begun, said);
    if (word !== empty.word) close();
    if (word) empty = { word, titles: [...empty.titles, section.title] };
    else rows.push(...sectionRows(section, form, said));
  }
  close();
  return rows;
}

/** '' for a section that is printed with its cells. */
function emptyWord(section: PaperSection, begun: boolean, said: PrintWords): string {
  if (section.applies === false) return said.notApplicable;
  return blank(section) && begun ? said.notFilled : '';
}

/** On paper that somebody has begun, a section nobody filled is one line; a blank form keeps all its cells for the pen. */
const blank = (section: PaperSection): boolean => section.visible && section.signed === undefined;

function sectionRows(section: PaperSection, form: PaperForm, said: PrintWords): Block[] {
  const grid = gridOf(form.paper);
  const fields = section.visible ? section.fields : masked(section);
  const signed = section.visible ? section.signed : { by: MASK, at: MASK };
  const open = signed === undefined;
  const signer = said.labelled(said.signedBy, signed?.by ?? '');
  const time = said.labelled(said.time, when(signed?.at));
  const rows = rowsOf(fields, grid.columns).map((row) => fieldRow(row, grid, open));
  return [
    bandRow(section.title, section.clause.join(said.and), grid),
    ...rows.slice(0, -1),
    ...rows.slice(-1).map((last): Block => ({ ...last, headlineLevel: BAND })),
    signRow(section.title, signer, time, grid, open),
  ];
}

const when = (at: string | undefined): string => (at === undefined ? '' : moment(at));

function masked(section: PaperSection): FieldView[] {
  const hidden = { id: 'hidden', title: '', text: MASK, span: 4, long: false };
  if (section.fields.length === 0) return [hidden];
  return section.fields.map(({ id, title, span }) => ({ ...hidden, id, title, span }));
}
