/** What a person, or time, asks of a complaint. */
import type { Confirmed, Data } from './events.ts';

/** Hands something in: opens 1..n complaints. `data` is by section id of the submission's form. */
export interface SubmitCommand {
  type: 'submit';
  submission: string;
  /** Receipt: id of the submission itself. */
  id: string;
  data: Record<string, Data>;
  actor: string;
  occurredAt?: string;
  /** Why it is written down only now; needed with `occurredAt`. */
  lateReason?: string;
}

/** Acts on an open task. */
export interface ActCommand {
  type: 'act';
  task: string;
  action: string;
  data?: Data;
  /** For `return`; for `consult` the question. */
  reason?: string;
  /** An outsider's confirmation, where the task asks for it. */
  confirmed?: Confirmed;
  /** For `transfer` and `delegate` the person, for `consult` the person or department. */
  to?: string;
  actor: string;
  occurredAt?: string;
  /** Why it is written down only now; needed with `occurredAt`. */
  lateReason?: string;
}

/** Takes a task of one's department or role for oneself. */
export interface TakeCommand {
  type: 'take';
  task: string;
  actor: string;
}

/** Gives a task to one of those who hold it. */
export interface AssignCommand {
  type: 'assign';
  task: string;
  /** The person. */
  to: string;
  actor: string;
}

/** Prompts all who have something to do. */
export interface RemindCommand {
  type: 'remind';
  actor: string;
}

/** Does what the procedure allows beside the tasks. */
export interface StandingCommand {
  type: 'standing';
  action: string;
  /** Of its section, where it has one. */
  data?: Data;
  actor: string;
  occurredAt?: string;
  /** Why it is written down only now; needed with `occurredAt`. */
  lateReason?: string;
}

/** Takes a person with an interest in the matter out of it. */
export interface RecuseCommand {
  type: 'recuse';
  person: string;
  reason: string;
  actor: string;
}

/** Gives the opinion that was asked for on a task. */
export interface OpinionCommand {
  type: 'opinion';
  task: string;
  consult: string;
  text: string;
  actor: string;
}

/** Hands a task over for who holds it. */
export interface HandOverCommand {
  type: 'handOver';
  task: string;
  to: string;
  reason: string;
  actor: string;
}

/** Takes one's last act back, as long as nothing followed. */
export interface UndoCommand {
  type: 'undo';
  actor: string;
}

/** Writes an internal note; who is mentioned is told. */
export interface NoteCommand {
  type: 'note';
  text: string;
  mentions: string[];
  actor: string;
}

/** Prints an issued slip: the print is counted, a second one is a reprint. */
export interface PrintCommand {
  type: 'print';
  issue: string;
  /** Ids; all that went out where absent. */
  copies?: string[];
  actor: string;
}

/** Somebody signed for a copy. */
export interface ReceiptCommand {
  type: 'receipt';
  issue: string;
  copy: string;
  signer: string;
  actor: string;
  occurredAt?: string;
  /** Why it is written down only now; needed with `occurredAt`. */
  lateReason?: string;
}

/** Time has passed. */
export interface TickCommand {
  type: 'tick';
}

/** The calendar is another than when the clocks were started. */
export interface RecountCommand {
  type: 'recount';
}

export type Command =
  | ActCommand
  | TakeCommand
  | AssignCommand
  | RemindCommand
  | StandingCommand
  | RecuseCommand
  | NoteCommand
  | UndoCommand
  | OpinionCommand
  | HandOverCommand
  | PrintCommand
  | ReceiptCommand
  | TickCommand
  | RecountCommand;
