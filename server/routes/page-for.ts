/** A complaint's page for its reader: made once for as long as all that it is made of is the same. */

import { complaintPage } from '../../engine/complaint/page.ts';
import type { Seen } from '../../engine/complaint/page-reader.ts';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import type { Complaint } from '../../engine/complaint/state.ts';
import type { PastAsked } from '../../engine/complaint/world.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import { withPast } from '../past.ts';
import type { Loaded, Reading } from './reading.ts';

interface Made {
  rules: Rules;
  seen: Seen;
  page: ComplaintPage;
}

/** Readers of one complaint whose pages are kept. */
const MOST = 5;

/** They go with the complaint as it was told (store/told.ts). */
const pages = new WeakMap<Complaint, Map<string, Made>>();

/** The very things, which are kept as long as nothing changed in them (store/ground.ts). */
const isOf = (made: Made, { world }: Reading, { rules }: Loaded): boolean =>
  made.rules === rules &&
  made.seen.directory === world.directory &&
  made.seen.params === world.params &&
  made.seen.calendar === world.calendar;

/** The page, and whether earlier complaints were asked for: these, and the hour from which they are counted, change by themselves. */
async function make({ scope, world, person, language }: Reading, { rules, state, events }: Loaded) {
  let asked = false;
  const page = await withPast(scope, rules, world, ({ now, directory, params, calendar, past }) => {
    const noted = (wanted: PastAsked) => {
      asked = true;
      return past!(wanted);
    };
    // The hour, only for questions to earlier complaints.
    const seen = { directory, params, calendar, now, past: noted };
    return complaintPage(rules, state, events, { person, language }, seen);
  });
  return { page, asked };
}

function keep({ person, language, world }: Reading, { rules, state }: Loaded, page: ComplaintPage): void {
  const known = pages.get(state) ?? new Map<string, Made>();
  if (known.size >= MOST) known.clear();
  const { directory, params, calendar } = world;
  known.set(`${language} ${person}`, { rules, seen: { directory, params, calendar }, page });
  pages.set(state, known);
}

/** Everything the reader may see of a complaint. Nobody changes what is handed out. */
export async function pageFor(reading: Reading, loaded: Loaded): Promise<ComplaintPage> {
  const known = pages.get(loaded.state)?.get(`${reading.language} ${reading.person}`);
  if (known && isOf(known, reading, loaded)) return known.page;
  const { page, asked } = await make(reading, loaded);
  if (!asked) keep(reading, loaded, page);
  return page;
}
