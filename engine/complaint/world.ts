/** Everything outside a complaint that a decision may see; the shell loads it, the engine only reads. */
import type { Calendar } from '../calendar/working-days.ts';
import type { Brand } from '../print/shapes.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Person, Text } from '../ruleset/types.ts';
import type { Event, Outsider } from './events.ts';
import type { Complaint } from './state.ts';

export interface World {
  /** UTC instant, e.g. `2024-02-07T01:30:00Z`: when the decision is taken and recorded. */
  now: string;
  /** Values of the rule set's parameters by id; an absent one is unset. */
  params: Record<string, unknown>;
  calendar: Calendar;
  directory: Directory;
  /** Submissions that the organization opened to the public, by id. */
  open?: readonly string[];
  /** Last running number by counter key; an absent one is 0. */
  counters: Record<string, number>;
  /** What makes numbers come out of order; absent where no series asks for it. */
  seriesKey?: string;
  /** Earlier complaints for the rule set's history queries; absent where it has none. */
  past?: (asked: PastAsked) => readonly Past[];
  /** Another complaint that the command touches, by its id or one of its numbers; absent where none may be touched. */
  other?: (asked: OtherAsked) => Other | null;
  /** The complaint's events so far, for undoing; absent where nothing can be undone. */
  log?: readonly Event[];
  /** Fresh complaint ids, as many as the command may open; taken from the front. */
  ids: string[];
}

export type OtherAsked = { complaint: string } | { number: string };

/** A complaint beside the one decided about, with the rules it is pinned to. */
export interface Other {
  rules: Rules;
  state: Complaint;
}

/** Which complaints a history query looks at: at least those of these procedures, since then, with these values. */
export interface PastAsked {
  query: string;
  procedures: string[];
  /** UTC instant; absent for all of the past. */
  since?: string;
  /** Sort keys (search/sort-key.ts) by path of the facts. */
  keys: { field: string; value: string; secrecy?: 'personal' | 'sealed' }[];
}

/** An earlier complaint as FEEL sees it (`facts`). */
export interface Past {
  complaint: string;
  procedure: string;
  openedAt: string;
  facts: Record<string, unknown>;
}

/** A person as they are on a day. */
export interface Staff extends Person {
  /** Who is away and goes through them (permission/away.ts). */
  standsFor?: Staff[];
  /** Away now: the last day, and who stands in. */
  absent?: { until: string; by?: string };
  /** Not one of the staff (permission/outside.ts). */
  outsider?: Outsider;
}

export interface Directory {
  people: Staff[];
  /** Suspended: nothing is assigned to them, what they hold is still to be handed over. */
  left?: Staff[];
  /** The name that stands at the head of papers. */
  organization?: Text;
  /** What stands there of its own beside the name. */
  brand?: Brand;
}
