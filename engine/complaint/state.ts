/** A complaint as its events have made it. */

import type { Entry } from '../deadline/ledger.ts';
import type { SlipPaper } from '../print/shapes.ts';
import type { Length } from '../ruleset/types.ts';
import type { Confirmed, Data, HolderNow, Outsider } from './events.ts';

export interface Complaint {
  id: string;
  /** Number of events so far; the expected version of the next command. */
  version: number;
  procedure: string;
  ruleset: { id: string; version: string; hash: string };
  status: 'open' | 'closed';
  outcome?: string;
  openedAt: string;
  openedBy?: string;
  closedAt?: string;
  acceptedAt?: string;
  /** Grounds on which it was refused. */
  refusedFor?: string;
  /** How often it was opened again. */
  reopened: number;
  from?: { complaint: string; as: string };
  /** Set where this is the record of a duty, not a complaint. */
  duty?: { id: string; day: string; period: string };
  links: { complaint: string; procedure: string; as: string }[];
  /** Signed sections by id. */
  sections: Record<string, Signed>;
  /** Sections filled once for each department, person or item, by id. */
  records: Record<string, (Signed & { key: string; task: string })[]>;
  liable: HolderNow[];
  /** Whoever was told of it. */
  told: HolderNow[];
  /** Who was taken out of it for an interest in the matter. */
  recused: { person: string; reason: string; at: string }[];
  rounds: Record<string, number>;
  papers: Record<string, { state: string; number?: string }>;
  slips: IssuedSlip[];
  /** Tracks that run, with the stage each stands in. */
  tracks: Record<string, { stage: string | null; enteredAt: string; enteredSeq: number; ended: boolean }>;
  tasks: Task[];
  clocks: Clock[];
  numbers: Record<string, string>;
  /** Numbers that were given to it by mistake, in the order in which they were given. */
  voided?: (Voided & { series: string; text: string })[];
  registers: string[];
  /** Everyone who ever acted in a stage. */
  everyone: Record<string, string[]>;
  /** Who acted last in each stage. */
  actors: Record<string, string>;
}

export interface Signed {
  form: string;
  data: Data;
  by?: string;
  /** Whose substitute the signer was. */
  for?: string;
  at: string;
  recordedAt: string;
  /** Rounds by name as they stood at signing. */
  round?: Record<string, number>;
}

export interface IssuedSlip {
  /** Its place among all slips of the complaint. */
  id: string;
  slip: string;
  to: HolderNow;
  number?: string;
  /** Frozen when it was issued. */
  values: Data;
  paper: SlipPaper;
  hash: string;
  template: string;
  issuedAt: string;
  /** Recorded prints in order; the first is the original. */
  prints: Print[];
  /** Who signed for which copy. */
  receipts: Record<string, Receipt>;
  deliveredAt?: string;
  receivedAt?: string;
  answeredAt?: string;
  voided?: Voided & { recall?: true };
}

/** Given or issued by mistake. */
export interface Voided {
  at: string;
  reason: string;
}

export interface Receipt {
  signer: string;
  at: string;
  /** Of a void slip: who gave the copy back. */
  returned?: { signer: string; at: string };
}

export interface Print {
  by?: string;
  at: string;
  copies?: string[];
}

export interface Task {
  id: string;
  rule: string;
  track: string;
  stage: string;
  holder: HolderNow;
  substitute?: HolderNow;
  key?: string;
  code?: string;
  then?: HolderNow[];
  /** Place of its assignment in the stream. */
  seq: number;
  /** People who may not do it, though they belong to the holder. */
  barred: string[];
  distinct?: true;
  assignedAt: string;
  state: 'open' | 'done' | 'dropped';
  by?: string;
  doneAt?: string;
  /** Where this task sent the complaint back to; `seen` once a task there was assigned again. */
  returned?: { reason: string; to: string; seen?: boolean };
  /** Signed and waiting for the countersignature: by whom, who held it before, and with which action. */
  presented?: { by?: string; holder: HolderNow; action: string };
  confirmed?: { by: Outsider } & Confirmed;
  countersignedBy?: string;
  consults?: Consult[];
  /** Why it came back here. */
  sentBack?: { reason: string; by?: string };
}

/** An opinion asked for while the task stays where it is. */
export interface Consult {
  id: string;
  by?: string;
  to: HolderNow;
  question: string;
  at: string;
  opinion?: { text: string; by?: string; at: string };
}

export interface Clock {
  id: string;
  deadline: string;
  task?: string;
  /** Of a clock for each department: whose it is. */
  department?: string;
  start: string;
  length: Length;
  firstDay: 'counted' | 'notCounted';
  restDay: 'stays' | 'later' | 'earlier';
  due: string | null;
  day: string | null;
  provisional: boolean;
  state: 'running' | 'suspended' | 'missed' | 'ended' | 'endedLate' | 'dropped';
  /** Suspensions and extensions; the due time follows from them. */
  entries: Entry[];
  bornLate?: true;
  before?: string;
  escalated: number;
  missedAt?: string;
  endedAt?: string;
  /** Of what the deadline is counted in. */
  took?: Length;
  lateBy?: Length;
  reminded: number;
}
