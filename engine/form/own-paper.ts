/** A complaint's form on its own paper: the tree drawn with what this reader may see, and what has no place on it. */
import { seesField, seesPath, seesSection } from '../complaint/audience.ts';
import type { Data } from '../complaint/events.ts';
import { facts } from '../complaint/facts.ts';
import { knowsNumber } from '../permission/can.ts';
import { drawForm, type FormFacts, type FormPrint } from '../print/form.ts';
import { MASK } from '../print/shapes.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Field } from '../ruleset/types.ts';
import { allFields } from './fields.ts';
import { type PaperReader, type Sheet, sealed, signature } from './paper-reader.ts';
import type { PaperForm, PaperSection } from './shapes.ts';

/** What the tree reads: the complaint without what is kept from the reader. */
function formFacts(form: PaperForm, whole: PaperReader): FormFacts {
  const { rules, state } = whole;
  const hidden = new Set(state ? hiddenSections(whole) : []);
  const entries = state ? Object.entries(facts(rules, state)) : [];
  const open = entries.flatMap(([id, data]): [string, unknown][] => {
    if (hidden.has(id)) return [];
    const records = state?.records[id];
    const told = records ? recordFacts(id, data as unknown[], records, whole) : data;
    return [[id, rules.sections.has(id) ? openFields(id, told, whole) : told]];
  });
  const signed = Object.entries(state?.sections ?? {}).flatMap(([id, one]) => {
    const section = rules.sections.get(id)?.section;
    if (!section) return [];
    return [[id, hidden.has(id) ? { by: MASK, at: MASK } : signature(section, one, whole)]];
  });
  return {
    facts: {
      ...knownNumbers(Object.fromEntries(open), whole),
      params: whole.params,
      form: { title: form.title, number: form.number.text },
      organization: form.organization,
      signed: Object.fromEntries(signed),
    },
    reader: whole,
    fields: (path) => fieldAt(rules, path),
    masked: (path) => !seesPath(whole, path.split('.').slice(0, 2)),
  };
}

/** Facts without the numbers that the reader may not know. */
function knownNumbers(seen: Record<string, unknown>, { rules, state, person, ...world }: PaperReader) {
  if (!state) return seen;
  const known = Object.entries(state.numbers).filter(([id]) =>
    knowsNumber(world, person, rules.series.get(id)),
  );
  const complaint = seen.complaint as { number: string | null };
  const told = known.some(([, text]) => text === complaint.number);
  return {
    ...seen,
    number: Object.fromEntries(known),
    complaint: { ...complaint, number: told ? complaint.number : null },
  };
}

const hiddenSections = (whole: PaperReader): string[] =>
  [...whole.rules.sections.values()].flatMap(({ section }) =>
    seesSection(whole, section) ? [] : [section.id],
  );

/** A section's facts, or those of its records, without the fields that are kept from the reader. */
function openFields(id: string, data: unknown, whole: PaperReader): unknown {
  if (Array.isArray(data)) return data.map((one) => openFields(id, one, whole));
  const { section } = whole.rules.sections.get(id)!;
  const open = Object.entries(data as Data).filter(([name]) => seesField(whole, section, name));
  return Object.fromEntries(open);
}

/** Records that are sealed still are left out. */
const recordFacts = (section: string, data: unknown[], records: Sheet[], whole: PaperReader): unknown[] =>
  data.filter((_, at) => !sealed(whole.state!, section, records[at]!, whole));

function fieldAt(rules: Rules, path: string): Field | undefined {
  const [section = '', id = '', ...rest] = path.split('.');
  const known = rest.length === 0 ? rules.sections.get(section)?.section : undefined;
  return known && allFields(known.schema)[id];
}

/** What is written and has no place on the tree. */
function restOf(sections: PaperSection[], { places }: FormPrint): PaperSection[] {
  return sections.flatMap((section) => {
    const fields = section.fields.filter(({ id }) => !places(`${section.id}.${id}`));
    const filled = fields.filter(({ text, table }) => text !== '' || table?.rows.length);
    const alone = section.fields.length === 0 && section.signed && !places(`signed.${section.id}`);
    if (section.visible) return filled.length > 0 || alone ? [{ ...section, fields: filled }] : [];
    return fields.length > 0 ? [{ ...section, fields }] : [];
  });
}

/** The same form with its own paper, whole and for each copy that shows another. */
export function onPaper(form: PaperForm, whole: PaperReader): PaperForm {
  const print = whole.rules.formPrints.get(form.id);
  if (!print) return form;
  const seen = formFacts(form, whole);
  const nodes = drawForm(print, seen);
  const text = JSON.stringify(nodes);
  const copies = form.copies.map((copy) => {
    const own = drawForm(print, seen, copy);
    return JSON.stringify(own) === text ? copy : { ...copy, nodes: own };
  });
  return { ...form, own: { nodes, rest: whole.state ? restOf(form.sections, print) : [] }, copies };
}
