/** A complaint as its events have made it. */
import type { Length } from '../ruleset/types.ts';
import type { Data, HolderNow } from './events.ts';

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
  from?: { complaint: string; as: string };
  links: { complaint: string; procedure: string; as: string }[];
  /** Signed sections by id. */
  sections: Record<string, Signed>;
  /** Tracks that run, with the stage each stands in. */
  tracks: Record<string, { stage: string | null; enteredAt: string; ended: boolean }>;
  tasks: Task[];
  clocks: Clock[];
  numbers: Record<string, string>;
  registers: string[];
  /** Who acted last in each stage. */
  actors: Record<string, string>;
}

export interface Signed {
  form: string;
  data: Data;
  by?: string;
  at: string;
  recordedAt: string;
}

export interface Task {
  id: string;
  rule: string;
  track: string;
  stage: string;
  holder: HolderNow;
  substitute?: HolderNow;
  assignedAt: string;
  state: 'open' | 'done' | 'dropped';
  by?: string;
  doneAt?: string;
  /** Where this task sent the complaint back to; `seen` once a task there was assigned again. */
  returned?: { reason: string; to: string; seen?: boolean };
  /** Why it came back here. */
  sentBack?: { reason: string; by?: string };
}

export interface Clock {
  id: string;
  deadline: string;
  task?: string;
  start: string;
  length: Length;
  restDay: 'stays' | 'later' | 'earlier';
  due: string | null;
  day: string | null;
  provisional: boolean;
  state: 'running' | 'missed' | 'ended' | 'endedLate' | 'dropped';
  endedAt?: string;
  reminded: number;
}
