/** The text of a regulation read into an outline of its clauses, with what in it looks like something a rule set holds. */
import { stepOf } from './clause-kind.ts';
import type { Every } from './look/recurrence.ts';

export interface ReadClause {
  /** As the text counts: `第三条`, `三.2(1)`. */
  id: string;
  text: string;
}

export type CandidateKind =
  | 'department'
  | 'role'
  | 'form'
  | 'slip'
  | 'register'
  | 'deadline'
  | 'duty'
  | 'series'
  | 'stage'
  | 'figure';

/** Something found in a clause, for the author to confirm. */
export interface Candidate {
  kind: CandidateKind;
  /** As the text has it. */
  text: string;
  clause: string;
  /** Of a limit of time. */
  within?: { calendarDays: number } | { workingDays: number } | { hours: number } | { months: number };
  /** Of a limit of time: it runs from when something was received. */
  sinceReceipt?: boolean;
  /** Of a stage: the office that works in it. */
  by?: string;
  /** Of a sum of money: yuan. */
  amount?: number;
  /** Of what recurs: how often, and until which day of it; of numbers: when they begin anew. */
  every?: Every;
  until?: number;
}

export interface Regulation {
  title: string;
  clauses: ReadClause[];
  candidates: Candidate[];
}

const NUMERALS = '一二三四五六七八九十百零〇';

/** Marks that begin a clause, the outermost first; an inner mark continues the id of those around it. */
const marks: { depth: number; pattern: RegExp; joined: (mark: string) => string }[] = [
  { depth: 0, pattern: new RegExp(`^第[${NUMERALS}\\d]+章\\s*`), joined: () => '' },
  { depth: 0, pattern: new RegExp(`^第[${NUMERALS}\\d]+[条條]\\s*`), joined: (mark) => mark },
  {
    depth: 0,
    pattern: new RegExp(`^[${NUMERALS}]+[、．.]\\s*`),
    joined: (mark) => mark.replace(/[、．.]$/, ''),
  },
  { depth: 1, pattern: /^\d+(?:\.\d+)+\.?\s+/, joined: (mark) => mark.replace(/\.$/, '') },
  { depth: 1, pattern: /^\d+[、．.]\s*/, joined: (mark) => `.${mark.replace(/[、．.]$/, '')}` },
  {
    depth: 2,
    pattern: new RegExp(`^[（(][${NUMERALS}\\d]+[）)]\\s*`),
    joined: (mark) => mark.replace('（', '(').replace('）', ')'),
  },
  { depth: 2, pattern: /^\d+[）)]\s*/, joined: (mark) => `(${mark.replace(/[）)]$/, '')})` },
];

interface Line {
  depth: number;
  mark: string;
  text: string;
}

function lineOf(raw: string): Line | undefined {
  // As copied from a page with headings and lists.
  const text = raw
    .replaceAll('**', '')
    .trim()
    .replace(/^(?:#+|[-*•])\s*/, '');
  for (const { depth, pattern, joined } of marks) {
    const found = pattern.exec(text)?.[0];
    if (found) return { depth, mark: joined(found.trim()), text: text.slice(found.length).trim() };
  }
  return undefined;
}

/** The ids around a line, then its own mark; a whole number like `3.2.1` stands alone. */
function idOf(around: string[], { depth, mark }: Line): string {
  if (/^\d+\.\d/.test(mark)) return mark;
  const outer = around.slice(0, depth).findLast(Boolean) ?? '';
  return outer === '' ? mark.replace(/^\./, '') : `${outer}${mark}`;
}

function clausesIn(lines: string[]): ReadClause[] {
  const clauses: ReadClause[] = [];
  const around: string[] = [];
  for (const raw of lines) {
    const line = lineOf(raw);
    const last = clauses.at(-1);
    if (!line) {
      const more = raw.replaceAll('**', '').trim();
      if (last && more) last.text = `${last.text}${last.text ? ' ' : ''}${more}`;
      continue;
    }
    if (line.mark === '') continue;
    const id = idOf(around, line);
    around.length = line.depth;
    around[line.depth] = id;
    clauses.push({ id, text: line.text });
  }
  return unlike(clauses.filter(({ text }) => text !== ''));
}

/** An id that stands twice (numbering begun anew) is told apart. */
function unlike(clauses: ReadClause[]): ReadClause[] {
  const seen = new Map<string, number>();
  return clauses.map(({ id, text }) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return { id: count === 1 ? id : `${id}-${count}`, text };
  });
}

const digits: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** 十五, 三十, 7; up to ninety-nine. */
export function numeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens ? (digits[tens] ?? 0) : 1) * 10 : 0;
  return ten + (ones ? (digits[ones] ?? 0) : 0);
}

const COUNT = '(\\d+|[一二两兩三四五六七八九十]{1,3})';
const limits = new RegExp(
  `${COUNT}\\s*(?:个|個)?\\s*(工作日|工作天|上班日|小时|小時|个月|個月|月|日|天)(?:内|以内|內|以內|之内|之內)`,
  'g',
);
const recurrences =
  /每(?:个|個)?(周|週|星期|月|季度|季|年)(?:度)?(?:的)?(?:(\d{1,2}|[一二三四五六七八九十]{1,3})[日号號])?/g;
const spans: [RegExp, Every][] = [
  [/月/, 'month'],
  [/季/, 'quarter'],
  [/年/, 'year'],
  [/./, 'week'],
];

function recurrence([text, span = '', day]: RegExpMatchArray, clause: string): Candidate {
  const [, every] = spans.find(([words]) => words.test(span))!;
  const until = day && every === 'month' ? numeral(day) : 0;
  return { kind: 'duty', text, clause, every, ...(until > 0 ? { until } : {}) };
}

const amounts =
  /(\d[\d,.]*|[一二两兩三四五六七八九十百千]+)\s*(万元|萬元|元)|\d[\d,.]*\s*[%％‰]|百分之[一二三四五六七八九十]+/g;

/** 五千, 两千五百, 12,000; without 万, which the unit says. */
function count(text: string): number {
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''));
  const places = { 千: 1000, 百: 100, 十: 10 } as Record<string, number>;
  return [...text.matchAll(/([^千百十]?)([千百十]?)/g)].reduce(
    (sum, [, digit = '', place = '']) =>
      sum + (digit ? (digits[digit] ?? 0) : place ? 1 : 0) * (places[place] ?? 1),
    0,
  );
}

function figure([text, said, unit = '']: RegExpMatchArray, clause: string): Candidate {
  const amount = said === undefined ? 0 : count(said) * (/[万萬]/.test(unit) ? 10_000 : 1);
  return { kind: 'figure', text, clause, ...(amount > 0 ? { amount } : {}) };
}

function within(count: number, unit: string): Candidate['within'] {
  if (/工作|上班/.test(unit)) return { workingDays: count };
  if (/小时|小時/.test(unit)) return { hours: count };
  return unit.endsWith('月') ? { months: count } : { calendarDays: count };
}

const OFFICE =
  /[\p{Script=Han}]{2,8}?(?:办公室|辦公室|委员会|委員會|中心|部门|部門|部(?![分件位長长])|科(?!学|學|技)|[处處](?![理置分罚罰方于於以在])|室|[组組](?![织織成])|课|課|股)/gu;
/** 按年编号, 逐月統一編號. */
const numbered =
  /(?:[按逐依每][年月](?:度)?)?(?:统一|統一|顺序|順序|依序|流水|连续|連續)*(?:编号|編號)(?![为為是及和与與])/g;

/** Words after which an office is named, where enough of a name is left. */
const NOT_OFFICE =
  /^(?:全|各|有关|相关|有關|相關|本|该|該|其|责任|責任|所在|对|對|如|协调|協調|配合|组织|組織|涉及|负责|負責)+|^.*(?:由|交|向|报|報|送|与|與|和|及|会同|會同|通知|至|到|应|應|须|須|或者|根据|根據|通过|通過|请求|請求|以及|分管|设有|設有|任意|或)(?=.{2})/u;
const TOO_COMMON = /^(?:部门|部門|科室|干部|处|處|组|組)$|[内內全外]部$/;

const BOOK = /台账|台帳|登记簿|登記簿|登记册|登記冊|统计表|統計表|汇总表|彙總表/;
const PAPER = /表|单|單|书|書|函|联|聯|记录|記錄|报告|報告/;

/** Papers that go out: by their name, or by what is done with them. */
const NOTICE = /通知|回执|回執|回函|告知|决定书|決定書/;
const SENT = /(?:签发|簽發|出具|开具|開具|发出|發出|送达|送達|寄发|寄發)$/;

/** Who leads the whole; heads of offices are the offices' own. */
const LEADER =
  /(?:副?(?:董事长|董事長|总经理|總經理|总裁|總裁|厂长|廠長|院长|院長|校长|校長|局长|局長)|店长|店長|站长|站長|(?:投诉|投訴|客服)(?:专员|專員))/g;

const isSent = (text: string, name: string): boolean =>
  NOTICE.test(name) || SENT.test(text.slice(0, Math.max(0, text.indexOf(name) - 1)));

const named = (text: string): string[] =>
  [...text.matchAll(/[《「“『]([^》」”』]{2,40})[》」”』]/g)].map(([, name]) => name!);

function inClause({ id: clause, text }: ReadClause): Candidate[] {
  const names = named(text);
  const bare = [...text.matchAll(/[\p{Script=Han}]{2,10}(?:台账|台帳|登记簿|登記簿)/gu)].map(([name]) =>
    name.replace(/^.*(?:记入|記入|登入|建立|设|設|填入)/, ''),
  );
  const books = [...names.filter((name) => BOOK.test(name)), ...bare];
  const papers = names.filter((name) => PAPER.test(name) && !BOOK.test(name));
  const offices = [...text.replace(/[《「“『][^》」”』]*[》」”』]/g, '，').matchAll(OFFICE)]
    .map(([name]) => name.replace(NOT_OFFICE, '').replace(NOT_OFFICE, ''))
    .filter((name) => [...name].length >= 3 && !TOO_COMMON.test(name));
  const leaders = [...text.matchAll(LEADER)]
    .filter(({ 0: name, index }) => !/^(?:办公|辦公|助理|室)/.test(text.slice(index + name.length)))
    .map(([name]) => name);
  return [
    ...offices.map((name): Candidate => ({ kind: 'department', text: name, clause })),
    ...leaders.map((name): Candidate => ({ kind: 'role', text: name, clause })),
    ...papers.map((name): Candidate => ({ kind: isSent(text, name) ? 'slip' : 'form', text: name, clause })),
    ...books.map((name): Candidate => ({ kind: 'register', text: name, clause })),
    ...[...text.matchAll(limits)].map(
      ([said, count = '', unit = '']): Candidate => ({
        kind: 'deadline',
        text: said,
        clause,
        within: within(numeral(count), unit),
        ...(/(?:受理|收到|接到|立案)[^，。；]{0,6}$/.test(text.slice(0, text.indexOf(said)))
          ? { sinceReceipt: true }
          : {}),
      }),
    ),
    ...[...text.matchAll(recurrences)].map((found) => recurrence(found, clause)),
    ...[...text.matchAll(numbered)].map(
      ([said]): Candidate => ({
        kind: 'series',
        text: said,
        clause,
        every: /月/.test(said) ? 'month' : 'year',
      }),
    ),
    ...[...text.matchAll(amounts)].map((found) => figure(found, clause)),
  ];
}

/** What one office does to a complaint, clause by clause. */
function stepsIn(clauses: ReadClause[], candidates: Candidate[]): Candidate[] {
  const offices = candidates.filter(({ kind }) => kind === 'department').map(({ text }) => text);
  return clauses.flatMap(({ id: clause, text }): Candidate[] => {
    const step = stepOf(text, offices);
    return step ? [{ kind: 'stage', text: step.does, clause, by: step.by }] : [];
  });
}

/** The same name once, at the clause where it stands first; limits and figures stand each by themselves. */
function once(candidates: Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ kind, text, clause }) => {
    const key =
      kind === 'deadline' || kind === 'duty' || kind === 'figure'
        ? `${kind} ${text} ${clause}`
        : kind === 'series'
          ? kind
          : `${kind} ${text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The first line without a mark is the title. */
export function readRegulation(text: string): Regulation {
  const lines = text.normalize('NFC').split(/\r?\n/);
  const head = lines.find((line) => line.trim() !== '') ?? '';
  const title = lineOf(head) ? '' : head.trim().replace(/^#+\s*/, '');
  const clauses = clausesIn(title ? lines.slice(lines.indexOf(head) + 1) : lines);
  const candidates = once(clauses.flatMap(inClause));
  return { title, clauses, candidates: [...candidates, ...stepsIn(clauses, candidates)] };
}
