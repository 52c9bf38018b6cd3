/** Area workdays: adding working days beside chinese-days, and recomputing open deadlines beside a bare UPDATE. */
import type { CalendarData } from '../../engine/calendar/data.ts';
import { formatDay, parseDay } from '../../engine/calendar/day.ts';
import { buildCalendar, type Calendar } from '../../engine/calendar/working-days.ts';
import cn from '../../schemas/calendars/cn.json' with { type: 'json' };
import { compare, counted, type Figure, type Settings, type Work } from './harness.ts';
import { peer } from './peers.ts';
import { recomputing } from './workdays-store.ts';

const AREA = 'workdays';

interface ChineseDays {
  findWorkday(days: number, date: string): string;
  isWorkday(date: string): boolean;
}

const day = (iso: string): number => {
  const parsed = parseDay(iso);
  if (!parsed.ok) throw new Error(iso);
  return parsed.value;
};

const daysFrom = (first: string, last: string): string[] =>
  Array.from({ length: day(last) - day(first) + 1 }, (_, i) => formatDay(day(first) + i));

const added = (starts: string[], add: (start: string) => string): Work => ({
  results: () => starts.map(add),
  run: () => {
    for (let i = 0; i < starts.length; i++) add(starts[i]!);
  },
  units: starts.length,
});

const adding =
  (calendar: Calendar, n: number) =>
  (start: string): string => {
    const from = parseDay(start);
    return formatDay(calendar.addWorkingDays(from.ok ? from.value : 0, n).day);
  };

/** chinese-days takes 0 for the day itself or the next working one, and n for the n-th after. */
async function additions(
  calendar: Calendar,
  peers: ChineseDays | null,
  settings: Settings,
): Promise<Figure[]> {
  const starts = daysFrom('2024-01-01', '2025-12-31');
  const figures: Figure[] = [];
  for (const n of [5, 15, 60]) {
    const competitors = {
      docket: added(starts, adding(calendar, n)),
      'chinese-days': peers && added(starts, (start) => peers.findWorkday(n, start)),
    };
    figures.push(...(await compare(AREA, `+${n} working days`, competitors, settings)));
  }
  return figures;
}

/** The cost does not grow with the distance: the results of the two differ, so only their rates are compared. */
async function distance(calendar: Calendar, settings: Settings): Promise<Figure[]> {
  const starts = daysFrom('2024-01-01', '2024-12-31');
  const far = added(starts, adding(calendar, 250));
  const near = added(starts, adding(calendar, 5));
  const same = { results: () => null };
  return compare(
    AREA,
    '+250 beside +5',
    { '+250': { ...far, ...same }, '+5': { ...near, ...same } },
    settings,
  );
}

/** Where chinese-days itself is wrong: the notice for 2006 (国办发明电〔2005〕35号) makes this Saturday a working day. */
const THEIR_FAULTS = ['2005-12-31'];

/** Days on which the two disagree, and days that docket itself calls provisional, as no notice is on file. */
function disagreements(calendar: Calendar, { isWorkday }: ChineseDays): Figure[] {
  const all = daysFrom('2004-01-01', '2026-12-31');
  const known = all.filter((iso) => !calendar.isProvisional(day(iso), day(iso)));
  const wrong = known.filter(
    (iso) => calendar.isWorking(day(iso)) !== (isWorkday(iso) || THEIR_FAULTS.includes(iso)),
  );
  const years = `${known[0]?.slice(0, 4)} to ${known.at(-1)?.slice(0, 4)}`;
  return [
    counted(AREA, `every day of ${years}`, 'wrong days', wrong.length),
    counted(AREA, 'every day of 2004 to 2026', 'days without a notice on file', all.length - known.length),
  ];
}

export async function workdays(settings: Settings): Promise<Figure[]> {
  const calendar = buildCalendar(cn as CalendarData);
  const found = await peer<ChineseDays & { default?: ChineseDays }>('chinese-days');
  const peers = found && (found.default ?? found);
  return [
    ...(peers ? disagreements(calendar, peers) : []),
    ...(await additions(calendar, peers, settings)),
    ...(await distance(calendar, settings)),
    ...(await recomputing(settings)),
  ];
}
