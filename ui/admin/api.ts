/** The API of administration. */
import type { Brand } from '../../engine/print/shapes.ts';
import { ask, part, query, send, sendBytes } from '../ask.ts';
import type { Option } from '../parts/labelled.tsx';
import { factorAt, type SessionView, type TokenView } from './account-api.ts';

export interface PersonRow {
  id: string;
  username: string;
  name: string;
  departments: string[];
  roles: string[];
  heads?: string[];
  supervisor?: string;
  administrator: boolean;
  mustChange: boolean;
  suspendedAt: string | null;
  twoFactors: boolean;
}

export interface People {
  departments: Option[];
  roles: Option[];
  people: PersonRow[];
}

export type PersonChange = Pick<
  PersonRow,
  'name' | 'departments' | 'roles' | 'heads' | 'supervisor' | 'administrator'
>;

/** What may be opened to the public, and why the rest may not. */
export interface PublicChoice {
  address: string;
  submissions: { id: string; title: string; open: boolean; why: string[] }[];
}

export interface ParameterRow {
  id: string;
  type: string;
  title: string;
  help: string;
  clause: string[];
  value: unknown;
  suggestion: unknown;
  options: Option[] | null;
  columns: Columns | null;
}

/** Of a table. */
export interface Columns {
  inputs: Option[];
  outputs: (Option & { type: string; options: Option[] | null })[];
}

export interface Announcement {
  title: string;
  number: string;
  date: string;
}

export interface YearEntry {
  year: number;
  announcement: Announcement;
  holidays: { id: string; title: string; days: string[] }[];
  workdays: string[];
}

export interface CalendarView {
  id: string;
  title: string;
  years: { year: number; announcement: Announcement; days: number; workdays: number; entered: boolean }[];
}

export interface Moved {
  complaint: string;
  number: string;
  clock: string;
  deadline: string;
  before: string | null;
  after: string | null;
}

export interface AuditRow {
  id: string;
  at: string;
  person: string | null;
  act: string;
  subject: string;
  facts: Record<string, unknown>;
}

export interface Health {
  now: string;
  open: number;
  clocks: number;
  events: number;
  jobs: { job: string; at: string; good_at: string | null; said: string }[];
  backups: boolean;
  backup: { at: string; bytes: number } | null;
  jumps: { id: string; at: string; seconds: number }[];
}

export interface Target {
  id: string;
  title: string;
}

export interface BroughtRows {
  open: number;
  closed: number;
  faulty: { row: number; problems: { path: string; text: string }[] }[];
}

interface OldRows {
  columns: (string | null)[];
  rows: string[][];
  dryRun: boolean;
}

type Titles = Record<'zh-Hans' | 'zh-Hant' | 'en', string>;

export interface Office {
  id: string;
  title: Titles;
  brand: Brand;
  ruleset: { id: string; version: string; title: string; derivedFrom?: { id: string; version: string } };
}

export interface Policy {
  everyone: boolean;
  roles: string[];
}

const person = (id: string) => `/admin/people/${part(id)}`;

export interface OrganizationRow {
  id: string;
  title: string;
  ruleset: string;
  version: string;
  demo: boolean;
  suspendedAt: string | null;
  /** How many parameters have no value. */
  unset: number;
  complaints: number;
  people: number;
}

export interface NewOrganization {
  id: string;
  title: string;
  ruleset: string;
  administrator: { id: string; name: string };
}

export const operatorApi = {
  organizations: () => ask<OrganizationRow[]>('/operator/organizations'),
  account: () => ask<{ twoFactors: boolean }>('/operator/account'),
  library: () => ask<Option[]>('/operator/library'),
  health: () => ask<Pick<Health, 'now' | 'jobs' | 'backups' | 'backup'>>('/operator/health'),
  add: (asked: NewOrganization, key: string) =>
    send<{ id: string; administrator: string; password?: string }>('/operator/organizations', asked, key),
  suspend: (id: string, suspended: boolean, key: string) =>
    send<unknown>(`/operator/organizations/${part(id)}/suspend`, { suspended }, key),
  backUp: (key: string) => send<{ at: string }>('/operator/backup', {}, key),
  ...factorAt('/operator'),
};

export const adminApi = {
  people: () => ask<People>('/admin/people'),
  addPerson: (asked: PersonChange & { id: string }, key: string) =>
    send<{ id: string; password?: string }>('/admin/people', asked, key),
  changePerson: (id: string, asked: PersonChange, key: string) => send<unknown>(person(id), asked, key),
  suspend: (id: string, suspended: boolean, key: string) =>
    send<unknown>(`${person(id)}/suspend`, { suspended }, key),
  resetPassword: (id: string, key: string) => send<{ password?: string }>(`${person(id)}/password`, {}, key),
  removeFactor: (id: string, key: string) => send<unknown>(`${person(id)}/factor/remove`, {}, key),
  importPeople: (csv: string, dryRun: boolean, key: string) =>
    send<{ people: { id: string; name: string; password?: string }[] }>(
      '/admin/people/import',
      { csv, dryRun },
      key,
    ),
  oldColumns: (head: string[], key: string) =>
    send<{ targets: Target[]; guessed: (string | null)[] }>('/admin/bring/columns', { head }, key),
  bringComplaints: (asked: OldRows, key: string) => send<BroughtRows>('/admin/bring/complaints', asked, key),
  bringNumbers: (last: Record<string, string>, dryRun: boolean, key: string) =>
    send<{ series: { series: string; title: string; next: string | null }[] }>(
      '/admin/bring/numbers',
      { last, dryRun },
      key,
    ),
  organization: () => ask<Office>('/admin/organization'),
  nameOrganization: (title: Titles, key: string) => send<unknown>('/admin/organization', { title }, key),
  publicPage: () => ask<PublicChoice>('/admin/public'),
  openToPublic: (submissions: string[], key: string) => send<unknown>('/admin/public', { submissions }, key),
  putPicture: (place: keyof Brand, picture: Blob, key: string) =>
    sendBytes<unknown>(`/admin/organization/pictures/${place}`, picture, key),
  removePicture: (place: keyof Brand, key: string) =>
    send<unknown>(`/admin/organization/pictures/${place}/remove`, {}, key),
  parameters: () => ask<ParameterRow[]>('/admin/parameters'),
  setParameter: (id: string, value: unknown, key: string) =>
    send<unknown>(`/admin/parameters/${part(id)}`, { value }, key),
  calendar: () => ask<CalendarView>('/admin/calendar'),
  previewYear: (year: YearEntry, key: string) =>
    send<{ moved: Moved[] }>('/admin/calendar/preview', year, key),
  enterYear: (year: YearEntry, key: string) =>
    send<{ moved: Moved[]; failed: number }>('/admin/calendar/years', year, key),
  sessions: () => ask<(Omit<SessionView, 'mine'> & { person: string })[]>('/admin/sessions'),
  endSession: (id: string, key: string) => send<unknown>(`/admin/sessions/${part(id)}/end`, {}, key),
  tokens: () => ask<TokenView[]>('/admin/tokens'),
  revokeToken: (id: string, key: string) => send<unknown>(`/admin/tokens/${part(id)}/revoke`, {}, key),
  policy: () => ask<Policy>('/admin/policy'),
  setPolicy: (policy: Policy, key: string) => send<unknown>('/admin/policy', policy, key),
  audit: (asked: { person?: string; act?: string; after?: string }) =>
    ask<{ rows: AuditRow[]; next: string | null }>(`/admin/audit${query(asked)}`),
  health: () => ask<Health>('/admin/health'),
};
