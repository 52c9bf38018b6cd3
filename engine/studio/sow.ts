/** The edits by which a draft takes up what an author confirmed of a regulation's text. */
import type { Json } from '../exchange/parts.ts';
import type { LanguageTag, SourceClause } from '../ruleset/types.ts';
import { freshId } from './blank.ts';
import type { Edit } from './edit.ts';
import { type Every, withEvery, writeRecurrence } from './look/recurrence.ts';
import type { Candidate, ReadClause } from './regulation.ts';

/** What first columns and fields are called. */
const titles = {
  'zh-Hans': { openedOn: '立件日期', number: '投诉件编号', amount: '金额（元）', by: '由谁' },
  'zh-Hant': { openedOn: '立件日期', number: '投訴件編號', amount: '金額（元）', by: '由誰' },
  en: { openedOn: 'Opened on', number: 'Number of the complaint', amount: 'Amount (yuan)', by: 'By' },
};

type Words = (typeof titles)[LanguageTag];

type Kind = SourceClause['kind'];

/** By words in the clause, the first that is found; else it is about a stage. */
const kinds: [RegExp, Kind][] = [
  [/目的|宗旨|为了|為了|为规范|為規範/, 'purpose'],
  [/原则|原則/, 'principle'],
  [/解释|解釋|施行|生效/, 'interpretation'],
  [/适用|適用|范围|範圍/, 'scope'],
  [/编号|編號|流水号|流水號/, 'numbering'],
  [/台账|台帳|登记簿|登記簿/, 'register'],
  [/保密|不得泄露|不得洩漏/, 'confidentiality'],
  [/归档|歸檔|保存|存档|存檔/, 'archive'],
  [/统计|統計|报表|報表/, 'statistics'],
  [/回访|回訪/, 'followup'],
  [/每月|每季|每年|每周|每週|定期/, 'periodic'],
  [/不予受理|不受理/, 'rejection'],
  [/日内|日內|小时内|小時內|工作日|时限|時限/, 'deadline'],
  [/审批|審批|批准|核准|核决|核決/, 'approval'],
  [/分类|分類|等级|等級/, 'classification'],
  [/职责|職責|负责|負責/, 'role'],
  [/表|单|單/, 'form'],
];

export const kindOfClause = (text: string): Kind => kinds.find(([words]) => words.test(text))?.[1] ?? 'stage';

const rowOf = ({ id, text }: ReadClause): Json => ({
  id,
  kind: kindOfClause(text),
  outline: [...text].slice(0, 2000).join(''),
});

const department = (id: string, { text, clause }: Candidate): Edit => ({
  insert: { file: 'ruleset.json', path: '/departments/0', value: { id, title: text, clause } },
});

const form = (id: string, { text, clause }: Candidate): Edit => {
  const section = { id: `${id}Section`, title: text, schema: { type: 'object', properties: {} } };
  return {
    insert: { file: `forms/${id}.json`, path: '', value: { id, title: text, clause, sections: [section] } },
  };
};

/** The first form that is named is the one that an empty rule set begins with. */
const firstForm = ({ text, clause }: Candidate): Edit[] => [
  { put: { file: 'forms/sheet.json', path: '/title', value: text } },
  { put: { file: 'forms/sheet.json', path: '/clause', value: clause } },
  { put: { file: 'submissions.json', path: '/submissions/0/title', value: text } },
];

/** Every complaint stands in it by the day it was opened, until the author says otherwise. */
const register = (id: string, { text, clause }: Candidate, { openedOn: title }: Words): Edit => {
  const column = { id: 'openedOn', title, value: 'complaint.openedOn', type: 'date' };
  const value = {
    id,
    title: text,
    clause,
    procedures: ['complaint'],
    keeper: { department: 'office' },
    rows: 'true',
    order: ['openedOn'],
    columns: [column],
  };
  return { insert: { file: `registers/${id}.json`, path: '', value } };
};

/** From the opening to the closing: the author says which events are meant. */
const deadline = (id: string, { text, clause, within }: Candidate): Edit => {
  const value = {
    id,
    title: `${clause} ${text}`,
    clause,
    starts: { on: 'complaint.received' },
    ends: { on: 'complaint.closed' },
    within: within as Json,
    firstDay: 'notCounted',
    restDay: 'stays',
  };
  return { insert: { file: 'deadlines.json', path: '/deadlines/0', value } };
};

const role = (id: string, { text, clause }: Candidate): Edit => ({
  insert: { file: 'ruleset.json', path: '/roles/0', value: { id, title: text, clause } },
});

const slip = (id: string, { text, clause }: Candidate, { number: title }: Words): Edit => {
  const number = { id: 'complaint', title, value: 'complaint.number' };
  const value = { id, title: text, clause, to: { outsider: 'complainant' }, fields: [number] };
  return { insert: { file: `slips/${id}.json`, path: '', value } };
};

const ends: Record<Every, Json> = {
  week: { endOfWeek: 0 },
  month: { endOfMonth: 0 },
  quarter: { endOfQuarter: 0 },
  year: { endOfYear: 0 },
};

/** From the first day of each span to the day that is named, or the span's end. */
const duty = (id: string, { text, clause, every = 'month', until }: Candidate): Edit => {
  const value = {
    id,
    title: `${clause} ${text}`,
    clause,
    rule: writeRecurrence(withEvery(undefined, every)),
    by: { department: 'office' },
    within: until ? { calendarDays: until } : ends[every],
    firstDay: 'counted',
    restDay: 'stays',
  };
  return { insert: { file: 'duties.json', path: '/duties/0', value } };
};

/** Bands between the sums that a clause names: the author says who it is in each. */
function bands(id: string, { clause, text }: Candidate, sums: number[], words: Words): Edit {
  const limits = [...new Set(sums)].toSorted((a, b) => a - b);
  const tests = limits.map((low, i) => (limits[i + 1] ? `[${low}..${limits[i + 1]})` : `>= ${low}`));
  const rows = [`< ${limits[0]}`, ...tests].map((test, i) => ({
    id: `band${i + 1}`,
    when: [test],
    // biome-ignore lint/suspicious/noThenProperty: a row's own word
    then: ['office'],
  }));
  const value = {
    id,
    title: `${clause} ${text}`,
    clause,
    hitPolicy: 'UNIQUE',
    complete: true,
    inputs: [{ id: 'amount', title: words.amount, type: 'number' }],
    outputs: [{ id: 'by', title: words.by, type: 'department' }],
    rows,
  };
  return { insert: { file: `tables/${id}.json`, path: '', value } };
}

const sowers: Partial<Record<Candidate['kind'], (id: string, candidate: Candidate, words: Words) => Edit>> = {
  department,
  role,
  form,
  slip,
  register,
  deadline,
  duty,
};

/** For a draft that was begun empty: its outline becomes the regulation's, what was confirmed becomes elements. */
export function sow(clauses: ReadClause[], confirmed: Candidate[], language: LanguageTag): Edit[] {
  const words = titles[language];
  const taken = new Set<string>();
  const sheet = confirmed.find(({ kind }) => kind === 'form');
  const fresh = (kind: string): string => {
    const id = freshId(kind, taken);
    taken.add(id);
    return id;
  };
  const sums = confirmed.filter(({ amount }) => amount !== undefined);
  const elements = confirmed.flatMap((candidate): Edit[] => {
    const make = sowers[candidate.kind];
    if (candidate === sheet) return firstForm(candidate);
    return make ? [make(fresh(candidate.kind), candidate, words)] : [];
  });
  const tables = [...new Set(sums.map(({ clause }) => clause))].map((clause) => {
    const own = sums.filter((one) => one.clause === clause);
    return bands(
      fresh('bands'),
      own[0]!,
      own.map(({ amount }) => amount!),
      words,
    );
  });
  const first = clauses[0];
  const rows = clauses.map(rowOf);
  // Each is put before the others of its list.
  const made = [...elements.toReversed(), ...tables];
  if (!first) return made;
  return [
    { put: { file: 'source.json', path: '/clauses', value: rows } },
    { put: { file: 'procedures/complaint.json', path: '/clause', value: first.id } },
    ...made,
  ];
}
