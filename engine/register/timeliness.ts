/** How often limits are kept: clocks counted by deadline, department and month, as a register that every rule set has. */

import { sayLengthAs } from '../complaint/clock-views.ts';
import type { Reader } from '../form/localize.ts';
import { brandOf } from '../print/brand.ts';
import { localize } from '../text/language.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import { earlier, periodOfDay } from './period.ts';
import type { RegisterPage, RegisterSummary, RegisterTrend } from './shapes.ts';
import { cellsOf, countOf, fitting, sum, type Tally, type TimelinessAsk, wayOf, ways } from './tallies.ts';

/** No id of a register has a colon. */
export const TIMELINESS = 'clock:all';

export interface ClockRow extends Pick<Tally, 'deadline' | 'department' | 'state' | 'unit'> {
  complaint: string;
  /** Null where the limit is the whole complaint's. */
  task: string | null;
  number: string;
  subject: string;
  started: string | null;
  day: string | null;
  ended: string | null;
  took: number | null;
  lateBy: number | null;
}

type Key = 'deadline' | 'department';

/** A limit is a department's, or a role's where no department holds the task. */
function titleOf(key: Key, id: string, { rules, language }: Reader): string {
  const named =
    key === 'deadline' ? rules.deadlines.get(id) : (rules.departments.get(id) ?? rules.roles.get(id));
  return localize(named?.title ?? id, language);
}

/** Whose the limit is; a task of one person's, of no department, is said by its complaint. */
function whose({ department, task }: ClockRow, reader: Reader): string {
  if (department) return titleOf('department', department, reader);
  return task === null ? wordsOf(reader.language).timeliness.whole : '—';
}

interface Beside {
  title: string;
  tallies: Tally[];
}

function table(key: Key, tallies: Tally[], beside: Beside[], reader: Reader): RegisterSummary {
  const { timeliness: words } = wordsOf(reader.language);
  const ids = [...new Set(tallies.flatMap((one) => one[key] ?? []))];
  const of = (id: string, some: Tally[]) => some.filter((one) => one[key] === id);
  const right = (title: string) => ({ title, align: 'right' as const });
  return {
    id: key,
    title: words[key === 'deadline' ? 'byDeadline' : 'byDepartment'],
    clause: [],
    columns: [
      { title: words[key], align: 'left' },
      right(words.due),
      ...ways.map((way) => ({ ...right(words[way]), only: ['way', way] as [string, string] })),
      ...[words.kept, ...beside.map(({ title }) => title)].map(right),
      ...[words.mean, words.meanLate, words.mostLate].map(right),
    ],
    by: key,
    wanted: ids,
    rows: ids.map((id) => [
      titleOf(key, id, reader),
      ...cellsOf(
        of(id, tallies),
        beside.map((one) => of(id, one.tallies)),
        reader,
      ),
    ]),
  };
}

/** The period before and that of a year ago, as far as anything was due then. */
function besideOf({ period, filter }: TimelinessAsk, all: Tally[], reader: Reader): Beside[] {
  if (!period) return [];
  const { kept: title } = wordsOf(reader.language).timeliness;
  const { before, yearBefore } = earlier(period);
  return [...new Set([before, yearBefore])]
    .map((one) => ({ title: `${title} ${one}`, tallies: fitting({ period: one, filter }, all) }))
    .filter(({ tallies }) => tallies.length > 0);
}

/** Years, quarters and months in which anything was due, the newest first. */
const periodsOf = (tallies: Tally[]): string[] =>
  (['year', 'quarter', 'month'] as const).flatMap((unit) =>
    [...new Set(tallies.map(({ month }) => periodOfDay(`${month}-01`, unit)))].sort().reverse(),
  );

const rowOf = (row: ClockRow, reader: Reader) => {
  const length = (n: number | null) =>
    row.unit && n !== null ? sayLengthAs(row.unit, n, reader.language) : '';
  return {
    complaint: row.complaint,
    cells: [
      row.number,
      row.subject,
      titleOf('deadline', row.deadline, reader),
      whose(row, reader),
      ...[row.started, row.day, row.ended].map((day) => day ?? ''),
      wordsOf(reader.language).timeliness[wayOf(row.state)],
      length(row.took),
      length(row.lateBy),
    ],
  };
};

function columnsOf(tallies: Tally[], reader: Reader): RegisterPage['columns'] {
  const { timeliness: words, list } = wordsOf(reader.language);
  const options = (key: Key) =>
    [...new Set(tallies.flatMap((one) => one[key] ?? []))].map((value) => ({
      value,
      title: titleOf(key, value, reader),
    }));
  const column = (id: string, title: string, type: string, width: number) => ({
    ...{ id, title, type, width, align: 'left' as const },
  });
  return [
    column('number', list.number, 'text', 0.12),
    column('subject', list.subject, 'text', 0.2),
    { ...column('deadline', words.deadline, 'deadline', 0.13), filter: options('deadline') },
    { ...column('department', words.department, 'department', 0.1), filter: options('department') },
    column('started', words.started, 'date', 0.08),
    column('day', words.day, 'date', 0.08),
    column('ended', words.ended, 'date', 0.08),
    {
      ...column('way', words.way, 'text', 0.07),
      filter: ways.map((way) => ({ value: way, title: words[way] })),
    },
    column('took', words.took, 'text', 0.07),
    column('lateBy', words.lateBy, 'text', 0.07),
  ];
}

/** Without the column of departments where no limit is any department's. */
function shown(all: Tally[], rows: ClockRow[], reader: Reader) {
  const columns = columnsOf(all, reader);
  const isShown = columns.map(({ id }) => id !== 'department' || all.some(({ department }) => department));
  const kept = <T>(list: T[]): T[] => list.filter((_, at) => isShown[at]);
  const lines = rows.map((row) => rowOf(row, reader));
  return { columns: kept(columns), rows: lines.map((line) => ({ ...line, cells: kept(line.cells) })) };
}

/** `rows` are those that fit, or the newest of them where they are too many for a page. */
export function timelinessPage(
  all: Tally[],
  rows: ClockRow[],
  ask: TimelinessAsk,
  reader: Reader,
): RegisterPage {
  const { timeliness: words } = wordsOf(reader.language);
  const tallies = fitting(ask, all);
  const count = sum(tallies, ({ n }) => n);
  const beside = besideOf(ask, all, reader);
  const byDepartment = table('department', tallies, beside, reader);
  const lines = shown(all, rows, reader);
  const { organization } = reader.directory;
  return {
    ...{ id: TIMELINESS, title: words.title, clause: [], keeper: '', kept: '', closed: '', totals: null },
    organization: localize(organization ?? reader.rules.set.ruleset.title, reader.language),
    ...brandOf(reader.directory),
    paper: { size: 'A4', orientation: 'landscape' },
    period: ask.period ?? '',
    periods: periodsOf(all),
    columns: lines.columns,
    groups: [
      {
        title: rows.length < count ? fillIn(words.newest, { n: rows.length, all: count }) : '',
        rows: lines.rows,
        count,
        share: '',
      },
    ],
    count,
    summaries: [
      table('deadline', tallies, beside, reader),
      ...(byDepartment.rows.length > 0 ? [byDepartment] : []),
    ],
    course: courseOf(all, ask, reader),
  };
}

const months = (tallies: Tally[]): string[] => [...new Set(tallies.map(({ month }) => month))].sort();

/** What share was kept, month by month, under the same filters. */
function courseOf(all: Tally[], { filter }: TimelinessAsk, reader: Reader): RegisterPage['course'] {
  const tallies = fitting({ filter }, all);
  const values = months(tallies).map((month) => {
    const some = tallies.filter((one) => one.month === month);
    const decided = countOf(some, 'inTime', 'late', 'overdue');
    return decided === 0 ? null : Math.round((countOf(some, 'inTime') / decided) * 1000) / 10;
  });
  const title = wordsOf(reader.language).timeliness.kept;
  return { title, unit: '%', periods: months(tallies), lines: [{ title, values }] };
}

/** How many were due in each month. */
export const timelinessTrend = (all: Tally[], { filter }: TimelinessAsk): RegisterTrend => {
  const tallies = fitting({ filter }, all);
  return months(tallies).map((period) => ({
    period,
    count: sum(
      tallies.filter(({ month }) => month === period),
      ({ n }) => n,
    ),
  }));
};
