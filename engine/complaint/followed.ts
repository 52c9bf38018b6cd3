/** A complaint as its complainant follows it: where it stands, what comes next and by when, the papers for them; nothing internal. */
import type { Reader } from '../form/localize.ts';
import { sayInstant } from '../form/say-value.ts';
import { isOf, knowsNumber } from '../permission/can.ts';
import { COMPLAINANT, complainant } from '../permission/outside.ts';
import type { SlipPaper } from '../print/shapes.ts';
import type { Next } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { numberOf } from './facts.ts';
import { type Following, type Limit, limitsOf } from './followed-limits.ts';
import { asking, running } from './run.ts';
import type { Complaint, IssuedSlip } from './state.ts';
import { holds } from './values.ts';
import type { World } from './world.ts';

/** All texts are in the reader's language, all times as the organization's clocks say them. */
export interface Followed {
  title: string;
  /** '' where it has none, or none that may be known. */
  number: string;
  closed: boolean;
  /** '' while it is open. */
  outcome: string;
  received: string;
  /** Where it stands on its main way, and since when. */
  standing: { title: string; since: string } | null;
  /** What comes after; '' where that is not decided yet, or nothing does. */
  next: string;
  limits: Limit[];
  slips: FollowedSlip[];
}

export interface FollowedSlip {
  id: string;
  title: string;
  number: string;
  issued: string;
  /** Only the parts that are addressed to the complainant. */
  paper: SlipPaper;
}

function standing({ state, procedure, rules, language }: Following): Followed['standing'] {
  const at = state.tracks[procedure.main.id];
  const stage = procedure.stages.get(at?.stage ?? '')?.stage;
  if (!at || at.ended || !stage) return null;
  const title = localize(stage.title, language);
  return { title, since: sayInstant(at.enteredAt, rules.set.ruleset.zone) };
}

function next({ state, procedure, language }: Following): string {
  const at = state.tracks[procedure.main.id];
  const stage = procedure.stages.get(at?.stage ?? '');
  if (!at || at.ended || !stage) return '';
  const { following, stage: here } = stage;
  const outcomes = procedure.procedure.outcomes;
  const after = (here.next ?? [{ goto: following?.id }]).map(({ goto, close }: Next) =>
    localize(
      close ? outcomes.find(({ id }) => id === close)?.title : procedure.stages.get(goto ?? '')?.stage.title,
      language,
    ),
  );
  const titles = [...new Set(after)];
  return titles.length === 1 ? titles[0]! : '';
}

/** A slip without copies is one sheet for whom it goes to. */
function partsFor({ rules }: Following, { slip, paper }: IssuedSlip): SlipPaper {
  const copies = rules.slips.get(slip)?.copies ?? [];
  if (copies.length === 0) return paper;
  const theirs = new Set(copies.filter(({ to }) => to.outsider === 'complainant').map(({ id }) => id));
  const sheets = paper.sheets
    .map((sheet) => ({ ...sheet, copies: sheet.copies.filter(({ id }) => theirs.has(id)) }))
    .filter((sheet) => sheet.copies.length > 0);
  return { ...paper, sheets };
}

/** Issued to the complainant, not void, and not withheld by the rules now. */
function slips(following: Following): FollowedSlip[] {
  const { state, rules, world, language } = following;
  const { zone } = rules.set.ruleset;
  const run = asking(rules, state, world);
  const given = ({ slip }: IssuedSlip): boolean => {
    const withheld = rules.slips.get(slip)?.withheld;
    const until = withheld ? running(() => holds(run, withheld.until)) : { ok: true, value: true };
    return until.ok && until.value;
  };
  const mayHave = (issued: IssuedSlip) => isOf(complainant, issued.to) && !issued.voided && given(issued);
  return state.slips
    .filter(mayHave)
    .map((issued) => ({
      id: issued.id,
      title: localize(rules.slips.get(issued.slip)?.title, language) || issued.paper.title,
      number: issued.number ?? '',
      issued: sayInstant(issued.issuedAt, zone),
      paper: partsFor(following, issued),
    }))
    .filter(({ paper }) => paper.sheets.length > 0)
    .reverse();
}

/** A number that is kept secret is kept from the complainant too. */
function number({ rules, state, world }: Following): string {
  const text = numberOf(rules, state) ?? '';
  const series = Object.entries(state.numbers).find(([, own]) => own === text)?.[0];
  return knowsNumber(world, undefined, rules.series.get(series ?? '')) ? text : '';
}

/** Null where the complainant handed in no such complaint: staff did. */
export function followed(reader: Reader, state: Complaint, world: World): Followed | null {
  const procedure = reader.rules.procedures.get(state.procedure);
  if (!procedure || state.openedBy !== COMPLAINANT) return null;
  const following = { ...reader, state, world, procedure };
  const outcome = procedure.procedure.outcomes.find(({ id }) => id === state.outcome);
  return {
    title: localize(procedure.procedure.title, reader.language),
    number: number(following),
    closed: state.status === 'closed',
    outcome: localize(outcome?.title, reader.language),
    received: sayInstant(state.openedAt, reader.rules.set.ruleset.zone),
    standing: state.status === 'closed' ? null : standing(following),
    next: state.status === 'closed' ? '' : next(following),
    limits: state.status === 'closed' ? [] : limitsOf(following),
    slips: slips(following),
  };
}
