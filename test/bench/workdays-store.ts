/** A hundred thousand open deadlines recomputed after a new year's notice, beside the bare UPDATE of the same rows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { CalendarData } from '../../engine/calendar/data.ts';
import { formatDay, parseDay } from '../../engine/calendar/day.ts';
import { buildCalendar } from '../../engine/calendar/working-days.ts';
import { type DueInput, due } from '../../engine/deadline/due.ts';
import cn from '../../schemas/calendars/cn.json' with { type: 'json' };
import { compare, type Figure, type Settings, type Work } from './harness.ts';
import { seeded } from './random.ts';

const ROWS = 100_000;

interface Clock {
  id: number;
  start: string;
  days: number;
}

type Store = Database.Database;

const create = (store: Store): void => {
  store.pragma('journal_mode = WAL');
  store.pragma('synchronous = NORMAL');
  store.exec(`create table clocks (id integer primary key, start text not null, days integer not null,
    due text not null, day text not null, provisional integer not null, state text not null)`);
  store.exec(`create index clocks_due on clocks (due) where state = 'running'`);
};

const fill = (store: Store): void => {
  const random = seeded(4);
  const first = parseDay('2026-06-01');
  const insert = store.prepare(`insert into clocks values (?, ?, ?, '', '', 1, 'running')`);
  store.transaction(() => {
    for (let id = 1; id <= ROWS; id++) {
      const start = formatDay((first.ok ? first.value : 0) + random.below(200));
      const minute = String(random.below(60)).padStart(2, '0');
      insert.run(id, `${start}T0${random.below(10)}:${minute}:00Z`, random.pick([3, 5, 10, 15, 20, 60]));
    }
  })();
};

/** The calendar before a notice came, and with it: the last year away, and there again. */
const calendars = [
  buildCalendar({ ...cn, years: cn.years.slice(0, -1) } as CalendarData),
  buildCalendar(cn as CalendarData),
] as const;

const ruleWith = (calendar: DueInput['calendar']): Omit<DueInput, 'start' | 'length'> => ({
  firstDay: 'notCounted',
  restDay: 'later',
  endOfDay: '24:00',
  zone: 'Asia/Shanghai',
  calendar,
});

type Row = [due: string, day: string, provisional: number, id: number];

const rowOf = ({ id, start, days }: Clock, rule: ReturnType<typeof ruleWith>): Row => {
  const found = due({ start, length: { workingDays: days }, ...rule });
  return [found?.due ?? '', found?.day ?? '', found?.provisional ? 1 : 0, id];
};

const UPDATE = 'update clocks set due = ?, day = ?, provisional = ? where id = ?';

/** Read the open clocks, count each anew, write it back; every other run with the other calendar, so that rows change. */
function docket(store: Store): Work {
  const read = store.prepare<[], Clock>(`select id, start, days from clocks where state = 'running'`);
  const write = store.prepare(UPDATE);
  let turn = 0;
  const run = store.transaction(() => {
    const rule = ruleWith(calendars[turn++ % 2]!);
    for (const clock of read.all()) write.run(...rowOf(clock, rule));
  });
  return { run, units: ROWS, results: () => resultsOf(store, run) };
}

/** The same rows with the same values, counted beforehand. */
function bare(store: Store): Work {
  const clocks = store.prepare<[], Clock>('select id, start, days from clocks').all();
  const values = calendars.map((calendar) => clocks.map((clock) => rowOf(clock, ruleWith(calendar))));
  const write = store.prepare(UPDATE);
  let turn = 0;
  const run = store.transaction(() => {
    for (const row of values[turn++ % 2]!) write.run(...row);
  });
  return { run, units: ROWS, results: () => resultsOf(store, run) };
}

function resultsOf(store: Store, run: () => void): unknown {
  run();
  run();
  return store.prepare('select id, due, day, provisional from clocks order by id').all();
}

export async function recomputing(settings: Settings): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-bench-'));
  const stores = ['docket', 'bare'].map((name) => new Database(join(folder, name)));
  try {
    for (const store of stores) {
      create(store);
      fill(store);
    }
    const competitors = { docket: docket(stores[0]!), 'bare UPDATE': bare(stores[1]!) };
    return await compare('workdays', 'recompute 100,000 open deadlines', competitors, settings);
  } finally {
    for (const store of stores) store.close();
    rmSync(folder, { recursive: true });
  }
}
