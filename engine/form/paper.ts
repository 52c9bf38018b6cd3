/** A form as paper: labelled cells, signers, copies; blank where nothing is filled yet. */
import { means, seesField, seesSection } from '../complaint/audience.ts';
import type { Data } from '../complaint/events.ts';
import { facts } from '../complaint/facts.ts';
import type { Complaint, Signed } from '../complaint/state.ts';
import type { World } from '../complaint/world.ts';
import { knowsNumber } from '../permission/can.ts';
import { brandOf } from '../print/brand.ts';
import { MASK } from '../print/shapes.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import { listedIds, readable } from '../ruleset/listed.ts';
import { isParam, settled } from '../ruleset/open.ts';
import type { Field, Form, Holder, OpenCount, Section, Text } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import { allFields, applicable } from './fields.ts';
import { filesIn } from './file.ts';
import type { Reader } from './localize.ts';
import { onPaper } from './own-paper.ts';
import { nameOf, type PaperReader, sealed, signature } from './paper-reader.ts';
import { sayValue } from './say-value.ts';
import type { FieldView, PaperForm, PaperSection } from './shapes.ts';

/** A long text takes a line of its own. */
const isLong = (section: Section, id: string, field: Field) =>
  section.ui?.[id]?.widget === 'textarea' || field.type === 'array' || (field.maxLength ?? 0) > 500;

function rowsOf(field: Field, value: unknown, reader: Reader): FieldView['table'] {
  if (field.items?.type !== 'object') return undefined;
  const columns = Object.entries(field.items.properties ?? {});
  const rows = (Array.isArray(value) ? value : []) as Record<string, unknown>[];
  return {
    titles: columns.map(([, column]) => localize(column.title, reader.language)),
    rows: rows.map((row) => columns.map(([id, column]) => sayValue(column, row[id], reader))),
  };
}

function fieldView(section: Section, id: string, field: Field, value: unknown, reader: Reader): FieldView {
  const long = isLong(section, id, field);
  const table = rowsOf(field, value, reader);
  const files = filesIn(value);
  return {
    id,
    title: localize(field.title, reader.language),
    text: table ? '' : sayValue(field, value, reader),
    ...(table ? { table } : {}),
    ...(files.length > 0 ? { files } : {}),
    span: long ? 4 : (section.ui?.[id]?.span ?? 2),
    long,
  };
}

/** Whether anything stands there is kept too. */
const masked = (section: Section, id: string, field: Field, reader: Reader): FieldView => ({
  ...fieldView(section, id, { ...field, type: 'string' }, undefined, reader),
  text: MASK,
});

type Whens = Record<string, boolean>;

/** What FEEL says of a section now: whether it applies, and its conditions; of paper nobody has begun, nothing. */
function judged(section: Section, data: Data, reader: PaperReader): { applies: boolean; whens: Whens } {
  const { rules, state, params } = reader;
  if (!state) return { applies: true, whens: {} };
  const seen = {
    ...facts(rules, state),
    params: readable(rules.parameters.values(), params),
    [section.id]: data,
  };
  const holds = (text: string) => {
    const result = rules.expression(text, section.id).json(seen);
    return result.ok && result.value === true;
  };
  const { asked } = rules.sections.get(section.id)!;
  const whens = Object.entries(asked.whens).map(([key, text]) => [key, holds(text)]);
  return { applies: asked.when === undefined || holds(asked.when), whens: Object.fromEntries(whens) };
}

/** Fields that apply as things stand, and whatever was filled in when they did. */
function shownFields({ schema }: Section, data: Data, whens: Whens): [string, Field][] {
  const { fields } = applicable(schema, { ...data, ...whens });
  return Object.entries(allFields(schema)).filter(([id]) => id in fields || id in data);
}

function paperSection(
  section: Section,
  signed: Signed | undefined,
  visible: boolean,
  reader: PaperReader,
): PaperSection {
  const data = signed?.data ?? {};
  const { applies, whens } = judged(section, data, reader);
  return {
    id: section.id,
    title: localize(section.title, reader.language),
    clause: clausesOf(section.clause),
    fields: shownFields(section, data, whens).map(([id, field]) =>
      visible && signed && !seesField(reader, section, id)
        ? masked(section, id, field, reader)
        : fieldView(section, id, field, visible ? data[id] : undefined, reader),
    ),
    ...(signed ? { signed: signature(section, signed, reader) } : {}),
    visible,
    ...(applies || signed ? {} : { applies: false as const }),
    ...(section.printed === false ? { printed: false as const } : {}),
  };
}

/** A copy for nobody in particular hangs or lies somewhere: its label says where, and nobody keeps it. */
export const isKept = ({ outsider, field }: Holder): boolean => outsider !== 'other' || field !== undefined;

/** A holder of the rule set in words; '' where it depends on a complaint. */
export function sayHolder(holder: Holder, reader: Reader, params: Record<string, unknown>): string {
  const { rules, language } = reader;
  if (holder.outsider) return localize(holder.name, language) || wordsOf(language).outsiders[holder.outsider];
  const said = (titles: (Text | undefined)[]) =>
    titles.map((title) => localize(title, language)).filter(Boolean);
  if (isParam(holder.each))
    return said(listedIds(params[holder.each.param]).map((id) => rules.departments.get(id)?.title)).join(
      '、',
    );
  const id = holder.param ? String(params[holder.param] ?? '') : undefined;
  const department = rules.departments.get(id ?? holder.department ?? '');
  const role = rules.roles.get(id ?? holder.role ?? '');
  return said([department?.title, role?.title]).join(' ');
}

/** Whose record it is: a department, a person, or the how-manieth. */
function keyTitle(key: string, reader: Reader): string {
  const department = reader.rules.departments.get(key);
  return department ? localize(department.title, reader.language) : nameOf(reader, key);
}

/** Its title, with the round in which it was signed. */
function titled({ title }: PaperSection, signed: Signed | undefined, { language }: Reader): string {
  const rounds = Object.values(signed?.round ?? {}).join('/');
  return rounds ? `${title} · ${fillIn(wordsOf(language).round, { n: rounds })}` : title;
}

/** A section, or its records one below the other. */
function sheets(section: Section, visible: boolean, reader: PaperReader): PaperSection[] {
  const { state } = reader;
  const records = state?.records[section.id] ?? [];
  if (!state || records.length === 0) {
    const signed = state?.sections[section.id];
    const sheet = paperSection(section, signed, visible, reader);
    return [{ ...sheet, title: titled(sheet, signed, reader) }];
  }
  return records.map((record) => {
    const open = visible && !sealed(state, section.id, record, reader);
    const sheet = paperSection(section, record, open, reader);
    return { ...sheet, title: `${titled(sheet, record, reader)} · ${keyTitle(record.key, reader)}` };
  });
}

function goesOut({ rules, state, params }: PaperReader, when: string | undefined): boolean {
  if (when === undefined) return true;
  const seen = { params: readable(rules.parameters.values(), params) };
  const result = state ? rules.expression(when).json({ ...facts(rules, state), ...seen }) : undefined;
  return result?.ok === true && result.value === true;
}

const several = (count: OpenCount, params: World['params']): { count?: number } => {
  const n = settled(count, params) ?? 1;
  return n === 1 ? {} : { count: n };
};

/** The number at its head, if the reader may know it. */
function numberFor({ number = '' }: Form, { rules, state, directory, params, person }: PaperReader): string {
  const known = knowsNumber({ directory, params }, person, rules.series.get(number));
  return known ? (state?.numbers[number] ?? '') : '';
}

/** What stands at its foot, or keeps this reader from printing it. */
function barred({ barred: rule }: Form, reader: PaperReader): Pick<PaperForm, 'barred' | 'unprintable'> {
  if (!rule) return {};
  const text = localize(rule.text, reader.language);
  if (!rule.for) return { barred: text };
  return rule.for.some((holder) => means(reader, holder)) ? { unprintable: text } : {};
}

/** The form with what the reader may see of it. */
export function paperForm(
  reader: Reader & { person?: string },
  form: Form,
  state: Complaint | null,
  world: Pick<World, 'params'>,
): PaperForm {
  const { rules, language, directory } = reader;
  const whole = { ...reader, state, params: world.params };
  const series = form.number ? rules.series.get(form.number) : undefined;
  const plain: PaperForm = {
    id: form.id,
    title: localize(form.title, language),
    organization: localize(directory.organization ?? rules.set.ruleset.title, language),
    ...brandOf(directory),
    number: { label: localize(series?.title, language), text: numberFor(form, whole) },
    paper: form.paper ?? { size: 'A4', orientation: 'portrait' },
    sections: form.sections.flatMap((section) => sheets(section, seesSection(whole, section), whole)),
    copies: (form.copies ?? []).map(({ id, label, to, note, clause, when, fields, count = 1 }) => ({
      id,
      out: goesOut(whole, when),
      ...(fields ? { fields } : {}),
      ...several(count, world.params),
      label: localize(label, language),
      to: isKept(to) ? sayHolder(to, reader, world.params) : '',
      ...(note ? { note: localize(note, language) } : {}),
      clause: clausesOf(clause),
    })),
    ...barred(form, whole),
  };
  return onPaper(plain, whole);
}
