/** What one language must be able to say. */

import type { Confirmed, Happening, Outsider, Relation } from '../complaint/events.ts';
import type { Unit } from '../deadline/length.ts';
import type { ChangeKind } from '../exchange/diff.ts';
import type { Fixed } from '../exchange/old-columns.ts';
import type { AdoptWord } from '../exchange/report.ts';
import type { Entry } from '../register/book.ts';
import type { Retention } from '../ruleset/types.ts';

export interface Words {
  yes: string;
  no: string;
  /** Sentences of problems by code. */
  problems: Record<string, string>;
  /** Added to a problem that knows the nearest spelling: {nearest}. */
  nearest: string;
  /** Lengths of time: {n}. */
  lengths: Record<Unit, string>;
  /** One line of the timeline by type of event. */
  events: Record<Happening['type'], string>;
  /** On the home of whom something concerns. */
  notices: Record<'mentioned' | 'consulted' | 'handedOver' | 'answered', string>;
  /** A holder who is away: {person}, until {until}, {by} stands in. */
  away: string;
  /** Who stands in for whom: {person} for {for}. */
  standsFor: string;
  clause: string;
  /** A table row as a reason: {table} {row}. */
  row: string;
  table: string;
  nobody: string;
  /** Why something was written down late: {reason}. */
  late: string;
  time: string;
  staff: string;
  /** What kind of value an expression or a table's cell yields; one that is not here is said as it is written. */
  kinds: Record<string, string>;
  outsiders: Record<Outsider, string>;
  /** How an outsider confirms. */
  confirmations: Record<Confirmed['how'], string>;
  /** Beside the signer on paper: {person}. */
  countersigned: string;
  /** In which round a sheet was signed. */
  round: string;
  /** What another complaint is to this one. */
  relations: Record<Relation, string>;
  /** The same for one that a rule set names by an id of its own: opened from this one, or this one from it. */
  apart: string;
  /** The head of a {department}. */
  head: string;
  /** The list of complaints: its title and what stands of each. */
  list: Record<
    'title' | 'number' | 'subject' | 'procedure' | 'standing' | 'due' | 'status' | 'opened' | 'changed',
    string
  >;
  /** What is asked for in a limit's column. */
  dues: Record<'overdue' | 'today' | 'week', string>;
  /** What holders are told whom {name} reminds. */
  remind: string;
  /** How often limits are kept: the register of clocks that every rule set has. */
  timeliness: Record<
    | 'title'
    | 'deadline'
    | 'department'
    | 'due'
    | 'inTime'
    | 'late'
    | 'overdue'
    | 'running'
    | 'kept'
    | 'mean'
    | 'meanLate'
    | 'mostLate'
    | 'way'
    | 'started'
    | 'day'
    | 'ended'
    | 'took'
    | 'lateBy'
    | 'byDeadline'
    | 'byDepartment'
    | 'newest'
    | 'whole',
    string
  >;
  /** Statistics and indicators of a register; `none` for what has no value; {n} with its unit. */
  summary: Record<
    | 'count'
    | 'share'
    | 'before'
    | 'yearBefore'
    | 'indicators'
    | 'indicator'
    | 'value'
    | 'target'
    | 'atLeast'
    | 'atMost'
    | 'result'
    | 'met'
    | 'unmet'
    | 'veto'
    | 'none',
    string
  >;
  /** Closed periods of a register: {day} {name}; corrections to them. */
  book: Record<
    | 'closed'
    | 'corrections'
    | 'row'
    | 'column'
    | 'before'
    | 'after'
    | 'void'
    | Exclude<Entry, 'row' | 'correction'>,
    string
  >;
  retention: Record<Retention['of'] | 'until' | 'forGood', string>;
  /** In the timeline of a duty's record, where a complaint's says that it was opened. */
  dutyFell: string;
  statuses: { open: string; closed: string };
  linked: string;
  /** In place of a value that was destroyed when its time had come. */
  erased: string;
  /** Differences between two rule sets: {where} {what} {from} {to}; `element` is {kind} {title}. */
  changes: Record<ChangeKind | 'set' | 'unset' | 'element' | 'comma' | 'nothing', string>;
  /** The report of an adoption. */
  adopt: Record<AdoptWord, string>;
  /** What a column of an old register holds; why complaints of it are written down so late. */
  bring: Record<Fixed | 'reason', string>;
  /** Behind the title of a register of which the reader gets only some rows. */
  extract: string;
}
