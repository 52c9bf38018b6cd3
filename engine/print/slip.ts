/** An issued slip as its paper: what its texts may read, the plain tree where it has none, the copies it makes. */
import type { HolderNow } from '../complaint/events.ts';
import { resolveHolder } from '../complaint/holders.ts';
import { need, type Run, running } from '../complaint/run.ts';
import { sayHolderNow } from '../complaint/timeline.ts';
import { holds } from '../complaint/values.ts';
import { DATE, type FeelType, STRING } from '../feel/types.ts';
import { unknownText } from '../form/fields.ts';
import type { Reader } from '../form/localize.ts';
import { isKept, sayHolder } from '../form/paper.ts';
import { sayValue } from '../form/say-value.ts';
import type { FieldView } from '../form/shapes.ts';
import { type Problem, problem, within } from '../problem.ts';
import type { Field, PrintBlock, RuleSet, Slip, SlipCopy } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { compileBlocks } from './blocks.ts';
import { brandOf } from './brand.ts';
import type { Context, Draw, Holding } from './place.ts';
import type { PaperCopy, SlipPaper } from './shapes.ts';
import type { Seen } from './template.ts';
import { sayTicks } from './ticks.ts';

type SlipField = Slip['fields'][number];

/** A slip's field is said like a form's field of the same kind. */
const formats: Record<NonNullable<SlipField['type']>, Pick<Field, 'type' | 'format'>> = {
  text: { type: 'string' },
  number: { type: 'number' },
  amount: { type: 'number', format: 'amount' },
  date: { type: 'string', format: 'date' },
  dateTime: { type: 'string', format: 'date-time' },
  boolean: { type: 'boolean' },
  choice: { type: 'string' },
  department: { type: 'string', format: 'department' },
  person: { type: 'string', format: 'person' },
};

const fieldOf = ({ type = 'text', choice, title, value }: SlipField, { rules }: Reader): Field => {
  const unknown = unknownText(rules, value);
  return { ...formats[type], title, ...(choice ? { choice } : {}), ...(unknown ? { unknown } : {}) };
};

export const saySlipField = (field: SlipField, value: unknown, reader: Reader): string =>
  sayValue(fieldOf(field, reader), value, reader);

const record = (fields: Record<string, FeelType>): FeelType => ({ kind: 'context', fields });

/** What every slip holds beside its fields; no field may have these ids. */
const own: Record<string, FeelType> = {
  slip: record({ title: STRING, number: STRING, to: STRING, issuedOn: DATE }),
  copy: record({ id: STRING, label: STRING, to: STRING }),
  organization: STRING,
};

/** Longer than this a value takes a line of its own. */
const LONG = 40;

function cell(slip: Slip, id: string, { facts, reader }: Seen, ticks?: boolean): FieldView | undefined {
  const field = slip.fields.find((one) => one.id === id);
  if (!field || !Object.hasOwn(facts, id)) return undefined;
  const text = (ticks ? sayTicks : sayValue)(fieldOf(field, reader), facts[id], reader);
  const long = text.length > LONG || text.includes('\n');
  return { id, title: localize(field.title, reader.language), text, span: 2, long };
}

/** What the texts and expressions of a slip's paper read. */
export function slipScope({ fields }: Slip, typeOf: (text: string) => FeelType): Context {
  const types = fields.map(({ id, value }): [string, FeelType] => [id, typeOf(value)]);
  return { kind: 'context', fields: { ...Object.fromEntries(types), ...own } };
}

const holdingOf = (slip: Slip, typeOf: (text: string) => FeelType): Holding => ({
  scope: slipScope(slip, typeOf),
  fields: slip.fields.map(({ id }) => id),
  sections: [],
  cell: (...asked) => cell(slip, ...asked),
});

/** To whom and when, then the fields; a place to sign on copies that ask for a receipt. */
function plainTree({ fields, copies = [] }: Slip): PrintBlock[] {
  const receipts = copies.filter(({ receipt }) => receipt).map(({ id }) => id);
  return [
    {
      grid: [
        { label: { 'zh-Hans': '致', 'zh-Hant': '致', en: 'To' }, text: '{{slip.to}}' },
        {
          label: { 'zh-Hans': '发出日期', 'zh-Hant': '發出日期', en: 'Issued on' },
          text: '{{slip.issuedOn}}',
        },
        ...fields.map(({ id }) => ({ field: id })),
      ],
    },
    ...(receipts.length > 0
      ? [
          {
            copies: receipts,
            signatures: [{ label: { 'zh-Hans': '签收', 'zh-Hant': '簽收', en: 'Received by' } }],
          },
        ]
      : []),
  ];
}

/** `id.reserved` for a field that bears a name of the paper's own. */
const reserved = (slip: Slip): Problem[] =>
  slip.fields.flatMap(({ id }, index) =>
    Object.hasOwn(own, id) || id === 'entry' ? [problem('id.reserved', `/fields/${index}/id`, { id })] : [],
  );

/** Every slip's tree compiled once, with what is wrong at its place; `typeOf` knows the type of a field's expression. */
export function compileSlips(
  set: RuleSet,
  typeOf: (text: string) => FeelType,
): { compiled: Map<string, Draw>; problems: Problem[] } {
  const problems: Problem[] = [];
  const compiled = new Map<string, Draw>();
  for (const slip of set.slips ?? []) {
    const tree = compileBlocks(slip.print ?? plainTree(slip), holdingOf(slip, typeOf), '/print', need);
    problems.push(...within([...reserved(slip), ...tree.problems], '', `slips/${slip.id}.json`));
    compiled.set(slip.id, tree.draw);
  }
  return { compiled, problems };
}

export interface Issue {
  to: HolderNow;
  number?: string;
  values: Record<string, unknown>;
  /** Local day, ISO. */
  issuedOn: string;
}

/** Who keeps a copy: resolved now; where that cannot be, as the rule set says it; '' where nobody does. */
function keeper(run: Run, copy: SlipCopy, reader: Reader): string {
  if (!isKept(copy.to)) return '';
  const resolved = running(() => resolveHolder(run, copy.to).value);
  return resolved.ok ? sayHolderNow(resolved.value, reader) : sayHolder(copy.to, reader, run.world.params);
}

function paperCopy(run: Run, copy: SlipCopy, reader: Reader): PaperCopy {
  const { id, label, note, count, receipt } = copy;
  return {
    id,
    label: localize(label, reader.language),
    to: keeper(run, copy, reader),
    ...(note ? { note: localize(note, reader.language) } : {}),
    ...(count ? { count } : {}),
    ...(receipt ? { receipt } : {}),
  };
}

const shown = (values: Record<string, unknown>, fields: string[] | undefined) =>
  fields ? Object.fromEntries(Object.entries(values).filter(([id]) => fields.includes(id))) : values;

/** Copies whose paper is the same share one sheet. */
function addSheet(
  sheets: SlipPaper['sheets'],
  nodes: SlipPaper['sheets'][number]['nodes'],
  copy?: PaperCopy,
) {
  const text = JSON.stringify(nodes);
  const same = sheets.find((sheet) => JSON.stringify(sheet.nodes) === text);
  if (!same) sheets.push({ copies: copy ? [copy] : [], nodes });
  else if (copy) same.copies.push(copy);
}

/** The paper in the rule set's own language, as it is when the slip is issued. */
const showsNumber = ({ fields }: Slip): boolean =>
  fields.some(({ value }) => /(^|[^\w.])(number\.|complaint\.number)/.test(value));

/** Whose paper it is, where it has no number and shows none itself: not to the public, nor where the number is kept from others. */
function ofComplaint({ rules, state }: Run, slip: Slip, { language }: Reader): Pick<SlipPaper, 'of'> {
  if (slip.number || !isKept(slip.to) || showsNumber(slip)) return {};
  const form = rules.forms.get(rules.procedures.get(state?.procedure ?? '')?.procedure.form ?? '');
  const series = rules.series.get(form?.number ?? '');
  const text = series && !series.secret ? state?.numbers[series.id] : undefined;
  return text ? { of: { label: localize(series!.title, language), text } } : {};
}

export function slipPaper(run: Run, slip: Slip, issue: Issue): SlipPaper {
  const { rules, world } = run;
  const language = rules.set.ruleset.language;
  const reader: Reader = { rules, directory: world.directory, language };
  const title = localize(slip.title, language);
  const organization = localize(world.directory.organization ?? rules.set.ruleset.title, language);
  const { number = '', issuedOn } = issue;
  const facts = { slip: { title, number, issuedOn, to: sayHolderNow(issue.to, reader) }, organization };
  const say = (path: string, value: unknown): string => {
    const field = slip.fields.find(({ id }) => id === path);
    return field
      ? saySlipField(field, value, reader)
      : value === null
        ? ''
        : sayValue({ type: 'string', title }, value, reader);
  };
  const draw = rules.prints.get(slip.id)!;
  const sheets: SlipPaper['sheets'] = [];
  const out = (slip.copies ?? []).filter(({ when }) => holds(run, when));
  for (const copy of out) {
    const made = paperCopy(run, copy, reader);
    const seen = { ...shown(issue.values, copy.fields), ...facts, copy: made };
    addSheet(sheets, draw({ facts: seen, reader, say }), made);
  }
  if (out.length === 0)
    addSheet(sheets, draw({ facts: { ...issue.values, ...facts, copy: null }, reader, say }));
  return {
    language,
    title,
    organization,
    ...brandOf(world.directory),
    number,
    ...ofComplaint(run, slip, reader),
    paper: slip.paper ?? { size: 'A5', orientation: 'landscape' },
    sheets,
  };
}
