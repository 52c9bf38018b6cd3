/** Stories of a demo: scenarios whose moments are moved to the recent past. */

import { Temporal } from 'temporal-polyfill';
import { at, fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import { checkShape } from '../../engine/ruleset/check-shape.ts';
import type { Files } from '../../engine/ruleset/load.ts';
import type { Scenario, Step } from '../../engine/ruleset/types.ts';

export interface Move {
  story: Scenario;
  step: Step;
  /** For problems. */
  path: string;
  /** UTC instants. */
  at: string;
  occurredAt?: string;
}

const STORY = /^demo\/stories\/[^/]+\.json$/;

/** Problems: json.syntax and those of a scenario's shape. */
export function readStories(files: Files): Result<Scenario[]> {
  const problems: Problem[] = [];
  const stories: Scenario[] = [];
  for (const file of Object.keys(files)
    .filter((path) => STORY.test(path))
    .sort()) {
    try {
      const story: unknown = JSON.parse(files[file]!);
      problems.push(...checkShape('scenario', story, file));
      stories.push(story as Scenario);
    } catch {
      problems.push({ ...problem('json.syntax', ''), file });
    }
  }
  return problems.length > 0 ? fail(...problems) : ok(stories);
}

const DAY_OR_MOMENT = /^(\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?)(Z|[+-]\d{2}:\d{2})?$/;

/** Whole weeks keep the days of the week; dates in the data go along. */
function later(value: unknown, weeks: number): unknown {
  const [, local, offset = ''] = (typeof value === 'string' && DAY_OR_MOMENT.exec(value)) || [];
  if (local) {
    const type = local.includes('T') ? Temporal.PlainDateTime : Temporal.PlainDate;
    return type.from(local).add({ weeks }).toString().slice(0, local.length) + offset;
  }
  if (Array.isArray(value)) return value.map((item) => later(item, weeks));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, later(child, weeks)]));
}

const toInstant = (local: string, zone: string): string =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant().toString();

/** How many weeks bring the last moment of all stories as near to `now` as it goes without passing it. */
function weeksTo(now: string, stories: Scenario[], zone: string): number {
  const last = stories
    .flatMap(({ steps }) => steps.map((step) => step.at))
    .sort()
    .at(-1);
  if (!last) return 0;
  const away = Temporal.Instant.from(toInstant(last, zone)).until(Temporal.Instant.from(now), {
    largestUnit: 'hour',
  });
  return Math.floor(away.total('hours') / (7 * 24));
}

/** All stories' steps in the order of time, as they are written in the log. */
export function schedule(stories: Scenario[], zone: string, now: string): Move[] {
  const weeks = weeksTo(now, stories, zone);
  const moves = stories.flatMap((story) =>
    story.steps.map((written, index): Move => {
      const step = later(written, weeks) as Step;
      const occurredAt = step.occurredAt && toInstant(step.occurredAt, zone);
      const path = at('', story.id, 'steps', index);
      return { story, step, path, at: toInstant(step.at, zone), ...(occurredAt ? { occurredAt } : {}) };
    }),
  );
  return moves.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
