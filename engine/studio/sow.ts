/** The edits by which a draft takes up what an author confirmed of a regulation's text. */
import type { Json } from '../exchange/parts.ts';
import type { LanguageTag } from '../ruleset/types.ts';
import { freshId } from './blank.ts';
import { isExplained, kindOfClause } from './clause-kind.ts';
import type { Edit } from './edit.ts';
import { type Every, withEvery, writeRecurrence } from './look/recurrence.ts';
import type { Candidate, ReadClause } from './regulation.ts';
import { actionsOf, decidedBy, type Effect, type Fresh, officesIn, stagesIn } from './sow-flow.ts';

/** What first columns and fields are called. */
const titles = {
  'zh-Hans': { openedOn: '立件日期', number: '投诉件编号', amount: '金额（元）', by: '由谁', submit: '提交' },
  'zh-Hant': { openedOn: '立件日期', number: '投訴件編號', amount: '金額（元）', by: '由誰', submit: '送出' },
  en: { openedOn: 'Opened on', number: 'Number', amount: 'Amount (yuan)', by: 'By', submit: 'Submit' },
};

type Words = (typeof titles)[LanguageTag];

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

/** What is sown beside an element. */
interface Around {
  words: Words;
  /** Who does what a clause asks for. */
  by: { department: string };
  /** The stage that the same clause asks for. */
  stage?: string;
}

/** Every complaint stands in it by the day it was opened, until the author says otherwise. */
const register = (id: string, { text, clause }: Candidate, { words, by }: Around): Edit => {
  const columns = [
    { id: 'number', title: words.number, value: 'complaint.number', type: 'text' },
    { id: 'openedOn', title: words.openedOn, value: 'complaint.openedOn', type: 'date' },
  ];
  const value = {
    id,
    title: text,
    clause,
    procedures: ['complaint'],
    keeper: by,
    rows: 'true',
    order: ['openedOn'],
    columns,
  };
  return { insert: { file: `registers/${id}.json`, path: '', value } };
};

/** From the opening to the closing, or while the clause's own stage lasts: the author says which events are meant. */
const deadline = (id: string, { text, clause, within, sinceReceipt }: Candidate, { stage }: Around): Edit => {
  const entered = stage && !sinceReceipt;
  const value = {
    id,
    title: `${clause} ${text}`,
    clause,
    starts: { on: entered ? `stage.entered:${stage}` : 'complaint.received' },
    ends: { on: stage ? `stage.left:${stage}` : 'complaint.closed' },
    within: within as Json,
    firstDay: 'notCounted',
    restDay: 'stays',
  };
  return { insert: { file: 'deadlines.json', path: '/deadlines/0', value } };
};

const role = (id: string, { text, clause }: Candidate): Edit => ({
  insert: { file: 'ruleset.json', path: '/roles/0', value: { id, title: text, clause } },
});

const slip = (id: string, { text, clause }: Candidate, { words }: Around): Edit => {
  const number = { id: 'complaint', title: words.number, value: 'complaint.number' };
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
const duty = (id: string, { text, clause, every = 'month', until }: Candidate, { by }: Around): Edit => {
  const value = {
    id,
    title: `${clause} ${text}`,
    clause,
    rule: writeRecurrence(withEvery(undefined, every)),
    by,
    within: until ? { calendarDays: until } : ends[every],
    firstDay: 'counted',
    restDay: 'stays',
  };
  return { insert: { file: 'duties.json', path: '/duties/0', value } };
};

/** Bands between the sums that a clause names: the author says who it is in each. */
function bands(id: string, { clause, text }: Candidate, sums: number[], { words, by }: Around): Edit {
  const limits = [...new Set(sums)].toSorted((a, b) => a - b);
  const tests = limits.map((low, i) => (limits[i + 1] ? `[${low}..${limits[i + 1]})` : `>= ${low}`));
  const rows = [`< ${limits[0]}`, ...tests].map((test, i) => ({
    id: `band${i + 1}`,
    when: [test],
    // biome-ignore lint/suspicious/noThenProperty: a row's own word
    then: [by.department],
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

/** The year or the month begins it anew. */
const series = (id: string, { clause, every }: Candidate, { words }: Around): Edit => {
  const monthly = every === 'month';
  const value = {
    id,
    title: words.number,
    clause,
    pattern: monthly ? '{yyyy}{MM}-{seq:3}' : '{yyyy}-{seq:4}',
    resets: monthly ? 'month' : 'year',
    overflow: 'widen',
    order: 'sequential',
  };
  return { insert: { file: 'series.json', path: '/series/0', value } };
};

const sowers: Partial<Record<Candidate['kind'], (id: string, candidate: Candidate, around: Around) => Edit>> =
  {
    department,
    role,
    form,
    slip,
    register,
    deadline,
    duty,
    series,
  };

function freshIds(): Fresh {
  const taken = new Set<string>();
  return (kind) => {
    const id = freshId(kind, taken);
    taken.add(id);
    return id;
  };
}

/** For a draft that was begun empty: its outline becomes the regulation's, what was confirmed becomes elements. */
export function sow(clauses: ReadClause[], confirmed: Candidate[], language: LanguageTag): Edit[] {
  const words = titles[language];
  const fresh = freshIds();
  const offices = officesIn(clauses, confirmed, fresh);
  const stages = stagesIn(confirmed, offices, fresh);
  const around = (clause: string): Around => ({
    words,
    by: { department: offices.of(clause) },
    stage: stages.ids.get(clause),
  });
  const sheet = confirmed.find(({ kind }) => kind === 'form');
  const effects: Effect[] = [];
  const elements = confirmed.flatMap((candidate): Edit[] => {
    const { kind, text, clause } = candidate;
    const make = sowers[kind];
    if (candidate === sheet) return firstForm(candidate);
    if (!make || offices.ids.get(text) === 'office') return [];
    const id = kind === 'department' ? offices.ids.get(text)! : fresh(kind);
    if (kind === 'series') effects.push({ stage: 0, effect: { number: id } });
    if (kind === 'slip') effects.push({ stage: stages.of(clause), effect: { issue: id } });
    return [make(id, candidate, around(clause))];
  });
  const sums = confirmed.filter(({ amount }) => amount !== undefined);
  const tables = [...new Set(sums.map(({ clause }) => clause))].flatMap((clause) => {
    const own = sums.filter((one) => one.clause === clause);
    const limits = own.map(({ amount }) => amount!);
    const id = fresh('bands');
    return [
      bands(id, own[0]!, limits, around(clause)),
      ...decidedBy(id, stages.of(clause), fresh('amount'), words.amount),
    ];
  });
  // Each is put before the others of its list.
  const made = [...offices.edits, ...stages.edits, ...elements.toReversed(), ...tables];
  const acting = actionsOf(effects, words.submit);
  const first = clauses.find(({ text }) => !isExplained(kindOfClause(text))) ?? clauses[0];
  if (!first) return made;
  return [
    { put: { file: 'source.json', path: '/clauses', value: clauses.map(rowOf) } },
    { put: { file: 'procedures/complaint.json', path: '/clause', value: first.id } },
    ...made,
    ...acting,
  ];
}
