/** What is stored: facts about one complaint, in order; `evolve` needs nothing else. */

import type { SlipPaper } from '../print/shapes.ts';
import type { ConfirmRule, Holder, Length, Text } from '../ruleset/types.ts';

/** Who holds a task: a person, or any member of a department or role (of a department). */
export interface HolderNow {
  person?: string;
  department?: string;
  role?: string;
  anyone?: 'staff';
  /** The head of the department. */
  head?: true;
  /** Any one of these people. */
  people?: string[];
  outsider?: Outsider;
  /** Which outsider, where several of the kind may be meant. */
  name?: Text;
}

export type Outsider = NonNullable<Holder['outsider']>;

/** As the actor reports it. */
export interface Confirmed {
  how: ConfirmRule['how'][number];
  name?: string;
}

/** What another complaint is to this one, where docket itself says so. */
export type Relation =
  | 'sameSubmission'
  | 'mergedInto'
  | 'mergedFrom'
  | 'splitFrom'
  | 'splitInto'
  | 'reviewed'
  | 'reviewedBy';

/** Why: clauses of the regulation and table rows that produced a result. */
export interface Because {
  clause?: string[];
  /** Rows as `table/row`. */
  rows?: string[];
}

export type Data = Record<string, unknown>;

/** What happened; `because` says why. */
export type Happening =
  | {
      type: 'complaint.opened';
      complaint: string;
      procedure: string;
      ruleset: { id: string; version: string; hash: string };
      /** The complaint this one was linked from, and as what. */
      from?: { complaint: string; as: string };
      submission?: { id: string; submission: string };
      /** A record without a complaint: the duty it is of, its day, the period of its material ('' without). */
      duty?: { id: string; day: string; period: string };
    }
  | {
      type: 'section.signed';
      form: string;
      section: string;
      data: Data;
      task?: string;
      /** Of several records of the section, whose this is. */
      key?: string;
      /** Rounds by name as they stood. */
      round?: Record<string, number>;
    }
  | { type: 'field.filled'; form: string; section: string; field: string; value: unknown }
  | { type: 'track.began'; track: string }
  /** `early`: by an effect, with what was open in it. */
  | { type: 'track.ended'; track: string; early?: true }
  | { type: 'stage.entered'; track: string; stage: string }
  | { type: 'stage.passed'; track: string; stage: string }
  | { type: 'stage.left'; track: string; stage: string }
  | {
      type: 'task.assigned';
      task: string;
      rule: string;
      track: string;
      stage: string;
      holder: HolderNow;
      substitute?: HolderNow;
      /** Which of several tasks of the rule: the department, the person, or a running number. */
      key?: string;
      /** What is filled in a record of its own. */
      record?: string;
      /** By which a blind task is known. */
      code?: string;
      /** Who comes after it, one by one. */
      then?: HolderNow[];
      /** People who may not do it. */
      barred?: string[];
      /** Nobody does two of the rule's tasks. */
      distinct?: true;
    }
  | { type: 'task.taken'; task: string; rule: string; person: string }
  | { type: 'task.transferred'; task: string; person: string }
  | { type: 'task.done'; task: string; rule: string; action: string }
  /** Signed, and now the countersigner's. */
  | { type: 'task.presented'; task: string; rule: string; action: string; holder: HolderNow }
  | { type: 'task.countersigned'; task: string; rule: string }
  | { type: 'task.givenBack'; task: string; rule: string; reason: string }
  /** An outsider confirmed what was signed. */
  | ({ type: 'task.confirmed'; task: string; rule: string; by: Outsider } & Confirmed)
  /** Another person does it; who gave it stays answerable. */
  | { type: 'task.delegated'; task: string; person: string }
  /** An opinion is asked for; the task stays where it is. */
  | { type: 'task.consulted'; task: string; rule: string; to: HolderNow; question: string }
  | { type: 'opinion.given'; task: string; rule: string; consult: string; asker?: string; text: string }
  /** By its holder, or who answers for the holder. */
  | { type: 'task.handedOver'; task: string; rule: string; from: string; person: string; reason: string }
  | { type: 'task.returned'; task: string; rule: string; to: string; reason: string }
  | { type: 'task.dropped'; task: string; rule: string }
  /** A standing action. */
  | { type: 'action.done'; action: string }
  | { type: 'number.given'; series: string; text: string; key: string; n: number }
  | { type: 'register.entered'; register: string }
  | { type: 'person.recused'; person: string; reason: string }
  /** The last act is taken back: events after `since` are as if they had not been. */
  | { type: 'act.undone'; since: number; what: string }
  /** Among colleagues: no part of the procedure, so no state comes of it. */
  | { type: 'note.added'; text: string; mentions: string[] }
  | {
      type: 'clock.started';
      clock: string;
      deadline: string;
      task?: string;
      department?: string;
      start: string;
      length: Length;
      firstDay: 'counted' | 'notCounted';
      restDay: 'stays' | 'later' | 'earlier';
      /** UTC instant; null where the length is `none`. */
      due: string | null;
      /** Last local day. */
      day: string | null;
      provisional: boolean;
      bornLate?: true;
      /** Runs backwards from this date. */
      before?: string;
    }
  | {
      type: 'clock.ended';
      clock: string;
      deadline: string;
      late: boolean;
      /** In what the deadline is counted in; what an earlier docket wrote lacks it. */
      took?: Length;
      lateBy?: Length;
    }
  | { type: 'clock.dropped'; clock: string; deadline: string }
  | { type: 'clock.missed'; clock: string; deadline: string; due: string }
  | { type: 'clock.reminded'; clock: string; deadline: string; index: number }
  | { type: 'notified'; to: HolderNow; text: string | Record<string, string> }
  | { type: 'complaint.linked'; complaint: string; procedure: string; as: string }
  | { type: 'complaint.related'; complaint: string; procedure: string; as: Relation }
  | {
      type: 'clock.recounted';
      clock: string;
      deadline: string;
      start: string;
      length: Length;
      firstDay: 'counted' | 'notCounted';
      restDay: 'stays' | 'later' | 'earlier';
      due: string | null;
      day: string | null;
      provisional: boolean;
      before?: string;
    }
  | { type: 'clock.suspended'; clock: string; deadline: string }
  | {
      type: 'clock.resumed';
      clock: string;
      deadline: string;
      due: string | null;
      day: string | null;
      provisional: boolean;
    }
  | {
      type: 'clock.extended';
      clock: string;
      deadline: string;
      length: Length;
      due: string | null;
      day: string | null;
      provisional: boolean;
    }
  | { type: 'clock.escalated'; clock: string; deadline: string; index: number }
  | { type: 'liable.named'; holder: HolderNow }
  | { type: 'round.began'; round: string; n: number }
  | { type: 'paper.changed'; paper: string; becomes: string; number?: string }
  | {
      type: 'slip.issued';
      slip: string;
      issue: string;
      to: HolderNow;
      number?: string;
      values: Data;
      /** The paper as it went out, its SHA-256, and the rule set whose tree made it. */
      paper: SlipPaper;
      hash: string;
      template: string;
    }
  | { type: 'slip.printed'; slip: string; issue: string; n: number; copies?: string[] }
  | { type: 'copy.received'; slip: string; issue: string; copy: string; signer: string }
  /** Of a void slip: who gave the copy back. */
  | { type: 'copy.returned'; slip: string; issue: string; copy: string; signer: string }
  | { type: 'slip.voided'; slip: string; issue: string; reason: string; recall?: true }
  | { type: 'number.voided'; series: string; text: string; reason: string }
  | { type: 'slip.delivered' | 'slip.received' | 'slip.answered'; slip: string; issue: string }
  | {
      type: 'complaint.rebased';
      ruleset: { id: string; version: string; hash: string };
      from: { id: string; version: string; hash: string };
    }
  | { type: 'complaint.accepted' }
  | { type: 'complaint.refused'; grounds: string }
  | { type: 'complaint.closed'; outcome: string }
  | { type: 'complaint.reopened'; stage: string; n: number };

/** One entry of a complaint's stream. */
export type Event = Happening & {
  /** 1-based place in the complaint's stream. */
  seq: number;
  /** The person who acted; absent where time did. */
  actor?: string;
  /** Whose substitute the actor was. */
  for?: string;
  /** UTC instants: declared, and when docket wrote it down. */
  occurredAt: string;
  recordedAt: string;
  /** Why it was written down later than it happened. */
  lateReason?: string;
  /** Of a command's first event: the other complaints that it changed. */
  beside?: string[];
  because?: Because;
};
