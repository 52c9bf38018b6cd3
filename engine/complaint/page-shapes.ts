/** A complaint's page as one reader gets it: plain JSON, in one language. */

import type { Step } from '../deadline/explain.ts';
import type { PaperForm, SectionView } from '../form/shapes.ts';
import type { SlipPaper } from '../print/shapes.ts';
import type { Problem } from '../problem.ts';
import type { Offered } from './countersign.ts';
import type { Confirmed, Data } from './events.ts';
import type { KeptView } from './say-kept.ts';
import type { IssuedSlip } from './state.ts';

export interface ComplaintPage {
  id: string;
  version: number;
  title: string;
  procedure: { id: string; title: string };
  /** Numbers given so far. */
  numbers: { series: string; title: string; text: string }[];
  status: 'open' | 'closed';
  outcome?: { id: string; title: string };
  openedAt: string;
  /** The record of a duty: its day, and the register it works from. */
  duty?: { day: string; material?: { register: string; title: string; period: string } };
  /** Where it stands now: one line per running track. */
  standing: { track: string; trackTitle: string; stage: string; title: string; since: string }[];
  /** All stages of the main track, for the reader's orientation. */
  path: { stage: string; title: string; state: 'done' | 'now' | 'ahead' | 'skipped' }[];
  forms: PaperForm[];
  /** Open tasks, mine first. */
  tasks: TaskView[];
  /** Done at any time, beside the tasks; `shut` those that the reader cannot do now. */
  standingActions: StandingView[];
  shut: ShutView[];
  clocks: ClockView[];
  /** Slips issued so far, newest first. */
  slips: SlipView[];
  /** Until when it is kept, where that is known. */
  kept: KeptView[];
  /** Who stays answerable. */
  liable: string[];
  timeline: TimelineEntry[];
  /** The reader's own last act, where it is the last that happened: in words, and why it cannot be taken back ('' where it can). */
  undo?: { text: string; problem: string };
  /** Values that were written otherwise before, newest first. */
  changes: ChangeView[];
  /** Oldest first; absent for who may not read them. */
  notes?: NoteView[];
  links: LinkView[];
}

/** Another complaint, and how it belongs to this one. */
export interface LinkView {
  complaint: string;
  title: string;
  as: string;
  /** For who may open it, as it is now. */
  other?: { number: string; subject: string };
}

export interface StandingView {
  id: string;
  title: string;
  clause: string[];
  /** To be filled with it, and its first values. */
  section?: SectionView;
  data?: Data;
}

/** What an action hangs on, as the reader may see it: '' where nothing is there yet. */
export interface Read {
  title: string;
  text: string;
}

/** An action that is not open to the reader now, and why. */
export interface ShutView {
  id: string;
  title: string;
  clause: string[];
  why: Problem;
  /** The problem in words. */
  text: string;
  /** What its condition reads. */
  reads: Read[];
}

export interface ConfirmView {
  by: string;
  how: { id: Confirmed['how']; title: string }[];
  /** False where the rule set spares it under a condition. */
  required: boolean;
}

export interface ConsultView {
  id: string;
  by: string;
  to: string;
  question: string;
  at: string;
  /** The reader is asked, and has not answered yet. */
  mine: boolean;
  opinion?: { text: string; by: string; at: string };
}

export interface TaskView {
  id: string;
  rule: string;
  title: string;
  stage: string;
  clause: string[];
  holder: string;
  since: string;
  mine: boolean;
  /** May be taken for oneself (held by department or role). */
  takeable: boolean;
  returned?: { reason: string; by: string };
  section?: SectionView;
  /** What the section already holds (after a return). */
  data?: Data;
  actions: {
    id: string;
    kind: Offered['kind'];
    title: string;
    clause: string[];
  }[];
  /** Actions of the task that the reader cannot do now. */
  shut: ShutView[];
  /** For delegate: who could do it instead. */
  delegates: { id: string; name: string }[];
  /** An outsider's confirmation that is asked for with the section. */
  confirm?: ConfirmView;
  /** For consult: whose opinion can be asked beside people's. */
  departments: { id: string; name: string }[];
  /** Opinions asked for on it, oldest first. */
  consults: ConsultView[];
  /** For transfer: who it could go to. */
  colleagues: { id: string; name: string }[];
}

/** Instants where nothing else is said. */
export interface SlipView {
  id: string;
  /** Its id in the rule set. */
  slip: string;
  title: string;
  clause: string[];
  /** '' without one. */
  number: string;
  to: string;
  issuedAt: string;
  deliveredAt?: string;
  receivedAt?: string;
  answeredAt?: string;
  /** It must be answered and was not yet. */
  unanswered: boolean;
  fields: { title: string; text: string }[];
  /** As it was issued, in the language it was issued in. */
  paper: SlipPaper;
  hash: string;
  /** Recorded prints in order; the first is the original. */
  prints: { by: string; at: string; copies?: string[] }[];
  /** By copy. */
  receipts: IssuedSlip['receipts'];
  /** Set where it stands no more. */
  voided?: IssuedSlip['voided'];
  /** Why the reader may not print it now; '' where it may be printed. */
  unprintable: string;
}

export interface ClockView {
  id: string;
  deadline: string;
  title: string;
  clause: string[];
  state: 'running' | 'suspended' | 'missed' | 'ended' | 'endedLate' | 'dropped';
  start: string;
  /** UTC instant, exclusive end; null without limit. */
  due: string | null;
  /** As said to people: `2024-02-20 24:00`. */
  dueText: string;
  /** The length in words, e.g. 13 天. */
  length: string;
  provisional: boolean;
  endedAt?: string;
  /** In words, once it ended: what it used, and by how much it was late. */
  took?: string;
  lateBy?: string;
  /** How it was counted, day by day. */
  steps: Step[];
  /** Suspended, running on, extended: when, by whom, why, and what it was due then. */
  ledger: LedgerView[];
}

export interface LedgerView {
  kind: 'clock.suspended' | 'clock.resumed' | 'clock.extended';
  at: string;
  by: string;
  because: string[];
  dueText?: string;
  length?: string;
  /** The slip that told of it, and when it went out. */
  notice?: { title: string; at: string };
}

/** A value that was written otherwise before. */
export interface ChangeView {
  seq: number;
  at: string;
  by: string;
  section: string;
  field: string;
  /** In words; '' for nothing. */
  from: string;
  to: string;
}

/** Among colleagues. */
export interface NoteView {
  seq: number;
  at: string;
  by: string;
  /** '' where it was erased. */
  text: string;
  mentions: string[];
}

export interface TimelineEntry {
  seq: number;
  /** Stored type, for the icon. */
  type: string;
  /** One line in words. */
  text: string;
  actor: string;
  occurredAt: string;
  recordedAt: string;
  /** Clauses and table rows in words. */
  because: string[];
}
