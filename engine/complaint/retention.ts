/** Until when what an office holds is kept, as its rule set says. */
import { parseDay } from '../calendar/day.ts';
import { toInstant } from '../calendar/zone.ts';
import { due } from '../deadline/due.ts';
import { parseLength } from '../deadline/length.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import { settled } from '../ruleset/open.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Register, Retention } from '../ruleset/types.ts';
import { lastStanding } from './standing-slips.ts';
import type { Complaint, IssuedSlip } from './state.ts';
import type { World } from './world.ts';

type Seen = Pick<World, 'params' | 'calendar'>;

export interface Kept {
  id: string;
  of: Retention['of'];
  /** Last local day; null for good. */
  until: string | null;
  clause: string[];
}

const slipTimes: Record<string, keyof IssuedSlip & `${string}At`> = {
  'slip.issued': 'issuedAt',
  'slip.delivered': 'deliveredAt',
  'slip.received': 'receivedAt',
  'slip.answered': 'answeredAt',
};

const complaintTimes: Record<string, 'openedAt' | 'acceptedAt' | 'closedAt'> = {
  'complaint.received': 'openedAt',
  'complaint.accepted': 'acceptedAt',
  'complaint.closed': 'closedAt',
};

/** Events that a complaint's state remembers the moment of. */
export const remembered: ReadonlySet<string> = new Set([
  ...Object.keys(complaintTimes),
  ...Object.keys(slipTimes),
  'section.signed',
]);

/** Undefined where it has not happened. */
function momentOf(state: Complaint, event: string): string | undefined {
  const [head = '', name = ''] = event.split(':');
  if (complaintTimes[head]) return state[complaintTimes[head]];
  if (head === 'section.signed') return state.sections[name]?.at ?? state.records[name]?.at(-1)?.at;
  const slip = lastStanding(state, name);
  return slip && slipTimes[head] && (slip[slipTimes[head]] as string | undefined);
}

/** Nothing where the adopter has not said how long. */
function keptFrom(rules: Rules, rule: Retention, start: string, { params, calendar }: Seen): Kept[] {
  const length = parseLength(settled<unknown>(rule.keep, params));
  if (!length.ok) return [];
  const { zone } = rules.set.ruleset;
  const counting = { firstDay: 'notCounted', restDay: 'stays', endOfDay: '24:00', zone, calendar } as const;
  const end = due({ start, length: length.value, ...counting });
  return [{ id: rule.id, of: rule.of, until: end?.day ?? null, clause: clausesOf(rule.clause) }];
}

const rulesFor = ({ set }: Rules): Retention[] => set.ruleset.retention ?? [];

/** What is kept of this complaint, by the rules whose beginning has come. */
export const keepUntil = (rules: Rules, state: Complaint, world: Seen): Kept[] =>
  rulesFor(rules).flatMap((rule) => {
    const elsewhere = rule.of === 'register' || (rule.of === 'complaint' && state.duty !== undefined);
    const start = elsewhere ? undefined : momentOf(state, rule.from);
    return start ? keptFrom(rules, rule, start, world) : [];
  });

/** The first day after `2024-06` or `2024`. */
function dayAfter(period: string): string {
  const [year = 0, month = 12] = period.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

/** Of one period of a register; the last day of the period is the one that is counted from. */
export const registerKeptUntil = (rules: Rules, { id }: Register, period: string, world: Seen): Kept[] =>
  rulesFor(rules).flatMap((rule) => {
    const parsed = parseDay(dayAfter(period));
    const meant = rule.of === 'register' && (rule.registers?.includes(id) ?? true);
    if (!meant || !parsed.ok) return [];
    return keptFrom(rules, rule, toInstant(parsed.value - 1, 0, rules.set.ruleset.zone), world);
  });
