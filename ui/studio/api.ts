/** The studio's part of the API. */

import type { CalendarData } from '../../engine/calendar/data.ts';
import type { Documents } from '../../engine/exchange/parts.ts';
import type { Simulation } from '../../engine/proof/simulate.ts';
import type { Coverage } from '../../engine/ruleset/coverage.ts';
import type { SourceClause, Step } from '../../engine/ruleset/types.ts';
import type { Edit } from '../../engine/studio/edit.ts';
import type { Parting } from '../../engine/studio/look/dry-run.ts';
import type { RegisterLook, SlipLook } from '../../engine/studio/look/played.ts';
import type { Tried as TrialResult } from '../../engine/studio/try.ts';
import type { SaidChange } from '../../server/app.ts';
import type { Titled } from '../api.ts';
import { ask, type SaidProblem, send } from '../ask.ts';
import { newKey } from '../intent.ts';

export interface DraftHead {
  id: string;
  title: string;
  version: number;
  base: string | null;
  beganBy: string;
  changedBy: string;
  changedAt: string;
  /** Who proposed it as it is now, where it waits for a second person. */
  proposedBy: string | null;
}

export type DraftFiles = DraftHead & { documents: Documents };

export type PlacedProblem = SaidProblem & { file?: string };

export type ClauseRow = SourceClause & { by: Coverage['clauses'][number]['by'] };

export interface Checked {
  version: number;
  problems: PlacedProblem[];
  clauses?: ClauseRow[];
}

export interface Change {
  /** What was done with the draft as a whole; absent where it was edited. */
  act?: string;
  version: number;
  person: string;
  at: string;
  edits: Edit[];
  why?: string;
}

export interface Begin {
  from: 'empty' | 'current' | 'library';
  ruleset?: string;
  id?: string;
  title?: string;
}

export interface Difference {
  changes: SaidChange[];
  current: { id: string; version: string };
  next: string;
  behind: boolean;
  /** It waits for a second person. */
  proposal: Proposal | null;
  /** Somebody sent it back. */
  refusal: Proposal | null;
}

/** Who proposed a draft, or sent it back, and why. */
export interface Proposal {
  person: string;
  by: string;
  at: string;
  why?: string;
}

/** Whether a second person puts drafts into force, and who wants that to end. */
export interface PublishSettings {
  twoPeople: boolean;
  ending: { person: string; by: string } | null;
}

export interface ProofView {
  version: number;
  mayPublish: boolean;
  problems: PlacedProblem[];
  notices: PlacedProblem[];
  scenarios: {
    scenario: string;
    title: string;
    steps: number;
    differences: { step: number; what: string; expected: unknown; actual: unknown }[];
  }[];
  simulation: { cases: number; complaints: number; failures: number };
}

export interface Published {
  proposed: boolean;
  ruleset?: { id: string; version: string; hash: string };
  unset?: string[];
}

export interface Move {
  complaint: string;
  version: number;
  summary: { title: string; number: string; subject: string; standing: string };
  from: string;
  to: string;
  back: boolean;
  clocks: { title: string; before: string | null; after: string | null }[];
  problems: string[];
}

export type Tried = Omit<TrialResult, 'problems'> & { problems: PlacedProblem[] };

/** A step of a scenario, as far as a trial takes it. */
export type TrialStep = Pick<
  Step,
  'at' | 'by' | 'complaint' | 'submit' | 'task' | 'action' | 'to' | 'reason' | 'data' | 'expect'
>;

export interface PastRun {
  complaint: string;
  title: string;
  number: string;
  openedAt: string;
  /** Absent where it cannot be told again. */
  partings?: Parting[];
}

interface Looked {
  problems: PlacedProblem[];
}

export interface MoveResult {
  complaint: string;
  problems: string[];
}

const part = encodeURIComponent;

export const studioApi = {
  drafts: () => ask<DraftHead[]>('/studio/drafts'),
  library: () => ask<Titled[]>('/studio/library'),
  begin: (asked: Begin, key: string) => send<{ id: string }>('/studio/drafts', asked, key),
  draft: (id: string) => ask<DraftFiles>(`/studio/drafts/${part(id)}`),
  edit: (id: string, version: number, edits: Edit[], key: string, why?: string) =>
    send<{ version: number }>(`/studio/drafts/${part(id)}/edits`, { version, edits, why }, key),
  /** Names of who else changed it lately. */
  others: (id: string) => ask<{ version: number; others: string[] }>(`/studio/drafts/${part(id)}/others`),
  check: (id: string) => ask<Checked>(`/studio/drafts/${part(id)}/check`),
  history: (id: string) => ask<Change[]>(`/studio/drafts/${part(id)}/history`),
  /** Tried once for every press: nothing is kept of it. */
  trial: (id: string, steps: TrialStep[], person: string, at: string) =>
    send<{ problems: PlacedProblem[]; tried?: Tried }>(
      `/studio/drafts/${part(id)}/try`,
      { steps, person, at },
      newKey(),
    ),
  calendar: (id: string) => ask<CalendarData>(`/studio/calendar?id=${part(id)}`),
  slip: (id: string, slip: string) =>
    ask<Looked & { slip?: SlipLook }>(`/studio/drafts/${part(id)}/slips/${part(slip)}`),
  slipPdf: (id: string, slip: string) => `/api/studio/drafts/${part(id)}/slips/${part(slip)}/print`,
  register: (id: string, register: string) =>
    ask<Looked & { register?: RegisterLook }>(`/studio/drafts/${part(id)}/registers/${part(register)}`),
  chartPdf: (id: string, procedure: string) =>
    `/api/studio/drafts/${part(id)}/procedures/${part(procedure)}/print`,
  /** A hundred, drawn from the seed on. */
  simulation: (id: string, seed: number) =>
    ask<Looked & { simulation?: Simulation }>(`/studio/drafts/${part(id)}/simulation?seed=${seed}`),
  dryRun: (id: string, from: number) =>
    ask<Looked & { total: number; complaints: PastRun[] }>(`/studio/drafts/${part(id)}/dry-run?from=${from}`),
  difference: (id: string) => ask<Difference>(`/studio/drafts/${part(id)}/difference`),
  proof: (id: string) => ask<ProofView>(`/studio/drafts/${part(id)}/proof`),
  publish: (id: string, version: number, why: string | undefined, key: string) =>
    send<Published>(`/studio/drafts/${part(id)}/publish`, { version, why }, key),
  /** Sends a proposal back, or takes one's own back. */
  refuse: (id: string, why: string | undefined, key: string) =>
    send<{ id: string }>(`/studio/drafts/${part(id)}/refuse`, { why }, key),
  settings: () => ask<PublishSettings>('/studio/settings'),
  saveSettings: (twoPeople: boolean, key: string) =>
    send<PublishSettings>('/studio/settings', { twoPeople }, key),
  moves: () => ask<Move[]>('/studio/moves'),
  move: (complaints: { complaint: string; version: number }[], key: string) =>
    send<MoveResult[]>('/studio/moves', { complaints }, key),
  blank: (id: string, form: string) => `/api/studio/drafts/${part(id)}/forms/${part(form)}/print`,
  drop: (id: string) =>
    ask<{ id: string }>(`/studio/drafts/${part(id)}`, {
      method: 'DELETE',
      body: '{}',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() },
    }),
};
