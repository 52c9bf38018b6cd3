/** Which limits a complainant is told of. */
import type { Reader } from '../form/localize.ts';
import { marksOf } from '../ruleset/names.ts';
import type { ProcedureRules } from '../ruleset/rules.ts';
import type { Deadline } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { eventOf } from './marks.ts';
import { asking } from './run.ts';
import type { Clock, Complaint } from './state.ts';
import { sayDueText } from './timeline.ts';
import type { World } from './world.ts';

export type Following = Reader & { state: Complaint; world: World; procedure: ProcedureRules };

export interface Limit {
  title: string;
  due: string;
  state: 'running' | 'suspended' | 'missed';
  /** The complainant's own, not the office's. */
  yours: boolean;
  /** Over days whose calendar is not announced yet. */
  provisional: boolean;
}

const LIVE = ['running', 'suspended', 'missed'] as const;
const isLive = ({ state }: Clock): boolean => LIVE.some((one) => one === state);

/** It ends when something comes to the complainant: the end of the matter, whether it is taken up, a paper to them. */
function reaches({ ends, within }: Deadline, { rules, state, world }: Following): boolean {
  const toThem = (event: string) => {
    const [family, slip] = event.split(':');
    const to = rules.slips.get(slip ?? '')?.to;
    return /^slip\.(issued|delivered|received)$/.test(family!) && to?.outsider === 'complainant';
  };
  const run = asking(rules, state, world);
  const events = marksOf(ends).map((mark) => eventOf(run, mark));
  const told = /^complaint\.(closed|accepted|refused)$/;
  return 'promised' in within || events.some((event) => told.test(event) || toThem(event));
}

/**
 * Limits of the whole complaint, not those of single tasks or departments: the complainant's own, and of the
 * office those that end with something for them; where there is none, the one that is due last.
 */
export function limitsOf(following: Following): Limit[] {
  const { state, rules, language } = following;
  const all = state.clocks
    .filter((clock) => isLive(clock) && clock.due !== null && !clock.task && !clock.department)
    .flatMap((clock) => {
      const deadline = rules.deadlines.get(clock.deadline);
      return deadline ? [{ clock, deadline, yours: deadline.binds === 'complainant' }] : [];
    })
    .sort((a, b) => a.clock.due!.localeCompare(b.clock.due!));
  const theirs = all.filter(({ yours }) => !yours);
  const reaching = theirs.filter(({ deadline }) => reaches(deadline, following));
  const shown = [...all.filter(({ yours }) => yours), ...(reaching.length > 0 ? reaching : theirs.slice(-1))];
  return shown.map(({ clock, deadline, yours }) => ({
    title: localize(deadline.title, language),
    due: sayDueText(following, clock.due),
    state: clock.state as Limit['state'],
    yours,
    provisional: clock.provisional,
  }));
}
