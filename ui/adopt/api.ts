/** The part of the API behind adopting: library, a rule set to read, trying out, taking, following. */
import type { Mapping } from '../../engine/exchange/mapping.ts';
import type { Portion } from '../../engine/exchange/portions.ts';
import type { ReportPart } from '../../engine/exchange/report.ts';
import type { Summary } from '../../engine/exchange/summary-shapes.ts';
import type { SaidChange } from '../../server/app.ts';
import { ApiProblem, ask, type SaidProblem, send, toProblem } from '../ask.ts';
import { currentLanguage } from '../preferences.ts';

export type Side = 'ours' | 'theirs';
export type Settled = Record<string, Side>;

export interface Row {
  key: string;
  id: string;
  version: string;
  title: string;
  counts: Record<string, number>;
  signature: 'none' | 'valid' | 'invalid';
  signer?: string;
  /** When a package of it was taken in. */
  taken?: string;
  adopted?: boolean;
}

export interface Library {
  ours: {
    id: string;
    version: string;
    title: string;
    derivedFrom?: { id: string; version: string; fingerprint: string };
  };
  rows: Row[];
}

export interface RuleSetPage {
  summary: Summary;
  signature: Row['signature'];
  signer?: string;
  problems: SaidProblem[];
  changes: SaidChange[];
  mapping: Mapping;
  portions: Portion[];
}

export interface Played {
  scenario: string;
  steps: number;
  differences: { step: number; what: string; expected: unknown; actual: unknown }[];
}

export interface Conflict {
  id: string;
  kind: string;
  place: string;
  clause: string[];
  base: string;
  ours: string;
  theirs: string;
}

/** What a scenario expects, and what comes of these rules. */
export interface Reading {
  id: string;
  scenario: string;
  title: string;
  step: number;
  place: string;
  expected: string;
  actual: string;
  value: unknown;
  /** False where only rewriting the scenario helps. */
  free: boolean;
  confirmed: boolean;
}

export type Confirmed = Record<string, unknown>;

export interface Trial {
  report: ReportPart[];
  problems: SaidProblem[];
  unset: string[];
  conflicts: Conflict[];
  open: string[];
  readings: Reading[];
  changes: SaidChange[];
}

export interface Answers {
  departments: Record<string, string>;
  roles: Record<string, string>;
  params?: Record<string, unknown>;
  parts?: string[];
  settled?: Settled;
  confirmed?: Confirmed;
  title?: string;
}

export interface Joining {
  settled: Settled;
  confirmed: Confirmed;
}

const at = (key: string) => `/adopt/library/${encodeURIComponent(key)}`;

/** Bytes, not JSON. */
async function upload(file: File, key: string): Promise<Row> {
  const headers = {
    'Content-Type': 'application/zip',
    'Accept-Language': currentLanguage(),
    'Idempotency-Key': key,
  };
  const request = { method: 'POST', body: file, headers, credentials: 'same-origin' } as const;
  const response = await fetch('/api/adopt/packages', request).catch(() => {
    throw new ApiProblem(0, '');
  });
  if (!response.ok) throw await toProblem(response);
  return (await response.json()) as Row;
}

export const adoptApi = {
  library: () => ask<Library>('/adopt/library'),
  upload,
  page: (key: string) => ask<RuleSetPage>(at(key)),
  scenarios: (key: string) => ask<Played[]>(`${at(key)}/scenarios`),
  packageOf: (key: string) => `/api${at(key)}/package`,
  tryOut: (key: string, answers: Answers, intent: string) =>
    send<Trial>(`${at(key)}/try`, { answers }, intent),
  draft: (key: string, answers: Answers, intent: string) =>
    send<{ id: string }>(`${at(key)}/draft`, { answers }, intent),
  publish: (key: string, answers: Answers, intent: string) =>
    send<{ id: string; version: string; unset: string[] }>(`${at(key)}/publish`, { answers }, intent),
  follow: (key: string, joining: Joining, intent: string) =>
    send<Trial>(`${at(key)}/follow`, joining, intent),
  followDraft: (key: string, joining: Joining, intent: string) =>
    send<{ id: string }>(`${at(key)}/follow/draft`, joining, intent),
};
