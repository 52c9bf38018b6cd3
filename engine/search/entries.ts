/** What a complaint stands under in the index: columns of registers, fields that history queries compare, words. */
import { type Facts, facts } from '../complaint/facts.ts';
import type { Complaint, IssuedSlip, Receipt, Signed } from '../complaint/state.ts';
import { allFields, fieldAudience } from '../form/fields.ts';
import type { RegisterRow } from '../register/shapes.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Field, Section } from '../ruleset/types.ts';
import { declaredOf } from './columns.ts';
import { pastKeysOf } from './past-keys.ts';
import { secretsOf } from './secrecy.ts';
import { keysOf } from './sort-key.ts';
import { personalTokens, tokensOf } from './tokens.ts';

export interface Entry {
  field: string;
  value: string;
  /** Kept as a keyed hash only. */
  personal?: true;
}

/** By register id. */
export type Rows = Map<string, RegisterRow[]>;

/** Words that everyone who sees the complaint sees. */
export const WORDS = 'words';

/** Words of a section, or of a field of it, that not everyone sees, or that are personal. */
export const wordsOf = (...place: [section: string, field?: string]): string => [WORDS, ...place].join('/');

/** Under what the words of a field are found. */
function placeOf({ id, schema, visibleTo }: Section, field: string, personal: boolean): string {
  if (fieldAudience(schema, field).visibleTo) return wordsOf(id, field);
  return personal || visibleTo ? wordsOf(id) : WORDS;
}

const entry = (field: string, value: string, personal: boolean): Entry => ({
  field,
  value,
  ...(personal ? { personal: true as const } : {}),
});

const ofColumns = (rules: Rules, rows: Rows): Entry[] =>
  [...declaredOf(rules).values()].flatMap(({ field, register, column, secrecy }) =>
    keysOf(rows.get(register.id)?.[0]?.cells[column.id]).map((key) =>
      entry(field, key, secrecy !== undefined),
    ),
  );

function ofPast(rules: Rules, state: Complaint): Entry[] {
  const keys = [...rules.history.values()]
    .filter(({ procedures }) => procedures.includes(state.procedure))
    .flatMap((query) => pastKeysOf(rules, query));
  if (keys.length === 0) return [];
  const seen = facts(rules, state);
  return keys.flatMap(({ field, secrecy }) => {
    const [head = '', name = ''] = field.split('.');
    return keysOf((seen[head] as Facts | undefined)?.[name]).map((key) =>
      entry(field, key, secrecy !== undefined),
    );
  });
}

/** Texts in a value: its own, or those in the rows of a list. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Formats that hold what people type and look for. */
const WORDY = new Set(['phone', 'email', 'url', 'identity']);

/** Ids of choices, days and amounts are no words. */
export const isWordy = ({ choice, format, items }: Pick<Field, 'choice' | 'format' | 'items'>): boolean =>
  !choice && (format === undefined || WORDY.has(format)) && (items === undefined || isWordy(items as Field));

/** Words of what people wrote. */
function ofSection(rules: Rules, id: string, { data }: Pick<Signed, 'data'>): Entry[] {
  const section = rules.sections.get(id)?.section;
  if (!section) return [];
  const fields = allFields(section.schema);
  const secrets = secretsOf(rules, id);
  return Object.entries(data).flatMap(([name, value]) => {
    const secrecy = secrets?.get(name);
    if (secrecy === 'sealed' || !isWordy(fields[name] ?? {})) return [];
    const words = secrecy ? personalTokens : tokensOf;
    const field = placeOf(section, name, secrecy !== undefined);
    return textsIn(value).flatMap((text) =>
      words(text).map((word) => entry(field, word, secrecy !== undefined)),
    );
  });
}

function ofWords(rules: Rules, state: Complaint): Entry[] {
  const signed = Object.entries(state.sections);
  const records = Object.entries(state.records).flatMap(([id, list]) =>
    list.map((one): [string, Signed] => [id, one]),
  );
  const open = Object.entries(state.numbers).flatMap(([series, text]) =>
    rules.series.get(series)?.secret ? [] : text,
  );
  const voided = (state.voided ?? []).flatMap(({ series, text }) =>
    rules.series.get(series)?.secret ? [] : text,
  );
  const numbers = [...open, ...voided, ...state.slips.flatMap(({ number }) => number ?? [])];
  return [
    ...numbers.flatMap((number) => tokensOf(number).map((word) => entry(WORDS, word, false))),
    ...[...signed, ...records].flatMap(([id, one]) => ofSection(rules, id, one)),
  ];
}

/** Copies of slips that nobody has signed for yet, or given back where that is asked, as `slip/copy`. */
export const RECEIPTS = 'receipts';

const isAwaited = (had: Receipt | undefined, voided: IssuedSlip['voided']): boolean =>
  voided ? voided.recall === true && had !== undefined && !had.returned : had === undefined;

const ofReceipts = ({ slips }: Complaint): Entry[] =>
  slips.flatMap(({ slip, paper, receipts, voided }) =>
    paper.sheets
      .flatMap(({ copies }) => copies)
      .filter(({ id, receipt }) => receipt && isAwaited(receipts[id], voided))
      .flatMap(({ id }) => keysOf(`${slip}/${id}`).map((key) => entry(RECEIPTS, key, false))),
  );

/** Sealed fields are in none of them. Each stands there once. */
export function entriesOf(rules: Rules, state: Complaint, rows: Rows): Entry[] {
  const all = [
    ...ofColumns(rules, rows),
    ...ofPast(rules, state),
    ...ofReceipts(state),
    ...ofWords(rules, state),
  ];
  return [...new Map(all.map((one) => [`${one.field}\n${one.personal ?? ''}\n${one.value}`, one])).values()];
}
