/** The studio's part of the API. */
import type { Documents } from '../../engine/exchange/parts.ts';
import type { Coverage } from '../../engine/ruleset/coverage.ts';
import type { SourceClause } from '../../engine/ruleset/types.ts';
import type { Edit } from '../../engine/studio/edit.ts';
import { ask, type SaidProblem, send, type Titled } from '../api.ts';
import { newKey } from '../intent.ts';

export interface DraftHead {
  id: string;
  title: string;
  version: number;
  base: string | null;
  beganBy: string;
  changedBy: string;
  changedAt: string;
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

const part = encodeURIComponent;

export const studioApi = {
  drafts: () => ask<DraftHead[]>('/studio/drafts'),
  library: () => ask<Titled[]>('/studio/library'),
  begin: (asked: Begin, key: string) => send<{ id: string }>('/studio/drafts', asked, key),
  draft: (id: string) => ask<DraftFiles>(`/studio/drafts/${part(id)}`),
  edit: (id: string, version: number, edits: Edit[], key: string, why?: string) =>
    send<{ version: number }>(`/studio/drafts/${part(id)}/edits`, { version, edits, why }, key),
  check: (id: string) => ask<Checked>(`/studio/drafts/${part(id)}/check`),
  history: (id: string) => ask<Change[]>(`/studio/drafts/${part(id)}/history`),
  drop: (id: string) =>
    ask<{ id: string }>(`/studio/drafts/${part(id)}`, {
      method: 'DELETE',
      body: '{}',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() },
    }),
};
