/** The tables as types; JSON columns hold canonical text. */

import type { ColumnType, Generated } from 'kysely';

/** Filled in by the scope (scope.ts), so that no caller names another organization. */
type Organization = ColumnType<string, string | undefined, never>;

export interface OrganizationsTable {
  id: string;
  title: string;
  /** Hash of the published rule set under which new complaints open. */
  ruleset: string;
  demo: number;
  suspended_at: Generated<string | null>;
  /** Another with each change of what requests keep in mind of it (ground.ts). */
  stamp: Generated<string>;
}

export interface RuleSetsTable {
  organization: Organization;
  hash: string;
  id: string;
  version: string;
  files: string;
  published_at: string;
}

export interface ParametersTable {
  organization: Organization;
  id: string;
  /** The head of the log when it was set: events behind it see the value. */
  since: number;
  value: string;
}

export interface PeopleTable {
  organization: Organization;
  id: string;
  user_id: string;
  name: string;
  departments: string;
  roles: string;
  heads: Generated<string>;
  supervisor: string | null;
  away: string | null;
  administrator: Generated<number>;
  suspended_at: string | null;
  /** The password was made by someone else: it is changed before anything else is done. */
  must_change: Generated<number>;
}

export interface AuditTable {
  organization: Organization;
  id: string;
  at: string;
  /** Null where it was the machine. */
  person: string | null;
  act: string;
  /** A complaint, a register, a person …: whatever was looked at or changed. */
  subject: string;
  /** Facts of the sentence, without personal data. */
  facts: string;
}

export interface TokensTable {
  organization: Organization;
  id: string;
  person: string;
  title: string;
  /** SHA-256: the token itself is nowhere. */
  hash: string;
  scopes: string;
  made_at: string;
  expires_at: string;
  used_at: string | null;
  revoked_at: string | null;
}

/** A package in its library; bytes are base64. */
export interface PackagesTable {
  organization: Organization;
  key: string;
  about: string;
  bytes: string;
  person: string;
  at: string;
}

/** Rules of an organization for its log-ins, by id. */
export interface PoliciesTable {
  organization: Organization;
  id: string;
  value: string;
}

/** A year of a calendar as an organization entered it from its announcement. */
export interface CalendarYearsTable {
  organization: Organization;
  calendar: string;
  year: number;
  value: string;
  person: string;
  at: string;
}

/** Counted tries (access/limit.ts), shared by all servers. */
export interface TriesTable {
  key: string;
  began: string;
  tries: number;
}

/** The last run of each job of the installation. */
export interface JobsTable {
  job: string;
  at: string;
  /** The last one that was well. */
  good_at: string | null;
  said: string;
}

/** Who runs the installation: makes organizations, sees none of their complaints. */
export interface OperatorsTable {
  user_id: string;
  id: string;
  name: string;
}

export interface HeadsTable {
  organization: Organization;
  position: number;
  hash: string;
  recorded_at: string;
}

export interface EventsTable {
  organization: Organization;
  position: number;
  complaint: string;
  seq: number;
  type: string;
  actor: string | null;
  occurred_at: string;
  recorded_at: string;
  ruleset: string;
  body: string;
  prev_hash: string;
  hash: string;
}

export interface CountersTable {
  organization: Organization;
  key: string;
  n: number;
}

export interface NumbersTable {
  organization: Organization;
  series: string;
  text: string;
  key: string;
  n: number;
  complaint: string;
}

export interface ComplaintsTable {
  organization: Organization;
  id: string;
  procedure: string;
  ruleset: string;
  status: string;
  version: number;
  opened_at: string;
  changed_at: string;
  /** Summary by language. */
  summary: string;
  /** Id of the key its personal and sealed values are closed with. */
  key: string | null;
  /** When time next has something to do here; null when nothing is left. */
  wake: string | null;
}

export interface TasksTable {
  organization: Organization;
  complaint: string;
  id: string;
  rule: string;
  track: string;
  stage: string;
  person: string | null;
  holder: string;
  substitute: string | null;
  assigned_at: string;
}

/** Opinions asked for on open tasks and not given yet. */
export interface ConsultsTable {
  organization: Organization;
  complaint: string;
  id: string;
  task: string;
  holder: string;
  asked_at: string;
}

export interface ClocksTable {
  organization: Organization;
  complaint: string;
  id: string;
  deadline: string;
  task: string | null;
  due: string | null;
  day: string | null;
  state: string;
  provisional: number;
  /** Whose it is, or who holds its task. */
  department: string | null;
  /** Local days. */
  started: string | null;
  ended: string | null;
  /** What it took and by how much it was late, in `unit`. */
  unit: string | null;
  took: number | null;
  late_by: number | null;
}

export interface RegisterRowsTable {
  organization: Organization;
  register: string;
  complaint: string;
  /** Which of the complaint's rows. */
  key: string;
  cells: string;
}

export interface NotificationsTable {
  organization: Organization;
  complaint: string;
  seq: number;
  holder: string;
  text: string;
  at: string;
}

export interface ReadersTable {
  organization: Organization;
  complaint: string;
  key: string;
}

export interface RepliesTable {
  organization: Organization;
  person: string;
  key: string;
  body_hash: string;
  status: number;
  reply: string;
  at: string;
}

export interface LeasesTable {
  organization: Organization;
  job: string;
  /** The server process. */
  holder: string;
  until: string;
}

export interface FactsTable {
  organization: Organization;
  /** A register's column, a field that history queries compare, or words (engine/search/entries.ts). */
  field: string;
  value: string;
  complaint: string;
}

export interface FilesTable {
  organization: Organization;
  id: string;
  /** Id of the key its bytes are closed with. */
  key: string;
  /** Where they lie: SHA-256 of the ciphertext. */
  hash: string;
  size: number;
  type: string;
  /** Who sent it. */
  person: string;
  at: string;
}

export interface AttachedTable {
  organization: Organization;
  file: string;
  complaint: string;
}

export interface BookClosingsTable {
  organization: Organization;
  register: string;
  period: string;
  at: string;
  person: string;
}

export interface BookLinesTable {
  organization: Organization;
  register: string;
  position: number;
  /** In which it was entered. */
  period: string;
  entry: string;
  complaint: string;
  key: string;
  cells: string;
}

export interface DraftsTable {
  organization: Organization;
  person: string;
  /** Where it is written: a complaint's task or action, or a submission. */
  place: string;
  key: string;
  /** Ciphertext. */
  value: string;
  at: string;
}

export interface ProjectedTable {
  organization: Organization;
  /** `FORM` of the program that last made the projections anew (store/rebuild.ts). */
  form: number;
}

export interface ViewsTable {
  organization: Organization;
  id: string;
  person: string;
  title: string;
  query: string;
  /** Whom it is shared with (store/views.ts). */
  shared: string | null;
}

export interface PreferencesTable {
  organization: Organization;
  person: string;
  name: string;
  value: string;
}

export interface RuleDraftsTable {
  organization: Organization;
  id: string;
  title: string;
  /** Its files as JSON; the order of keys is the author's. */
  documents: string;
  /** Counted up by every change. */
  version: number;
  /** Hash of the published rule set that it is to follow. */
  base: string | null;
  began_by: string;
  changed_by: string;
  changed_at: string;
  /** The version that was proposed for publication, and by whom. */
  proposed: number | null;
  proposed_by: string | null;
}

export interface RuleDraftEditsTable {
  organization: Organization;
  draft: string;
  /** Which the edits made. */
  version: number;
  person: string;
  at: string;
  edits: string;
  why: string | null;
}

export interface ErrandsTable {
  organization: Organization;
  id: string;
  /** Whose it is: nobody else sees it. */
  person: string;
  language: string;
  /** Id of the key that closes its question, its problems and its file. */
  key: string;
  kind: 'register' | 'papers' | 'all';
  ask: string;
  /** Of the register; '' of other kinds. */
  title: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Of `count` parts. */
  done: number;
  count: number;
  /** How often it was begun. */
  tries: number;
  problems: string;
  /** Of the file. */
  name: string;
  /** Where its ciphertext lies. */
  hash: string | null;
  size: number | null;
  at: string;
  ended: string | null;
}

/** What somebody outside holds of what they handed in. */
export interface ReceiptsTable {
  organization: Organization;
  number: string;
  /** SHA-256: the secret itself is nowhere. */
  secret: string;
  /** Id of the submission. */
  submission: string;
  /** Ids of the complaints that it opened, as JSON. */
  complaints: string;
  at: string;
}

/** A letterhead or a seal; never deleted, for issued papers name it. */
export interface PicturesTable {
  organization: Organization;
  place: 'letterhead' | 'seal';
  /** SHA-256 of its bytes. */
  id: string;
  type: string;
  width: number;
  height: number;
  /** Base64. */
  bytes: string;
  /** 1 for the one that stands on papers made now. */
  current: number;
  person: string;
  at: string;
}

/** What a scope may touch: every table that carries its organization. */
export interface ScopedTables {
  rule_sets: RuleSetsTable;
  parameters: ParametersTable;
  people: PeopleTable;
  heads: HeadsTable;
  events: EventsTable;
  counters: CountersTable;
  numbers: NumbersTable;
  complaints: ComplaintsTable;
  tasks: TasksTable;
  consults: ConsultsTable;
  clocks: ClocksTable;
  register_rows: RegisterRowsTable;
  notifications: NotificationsTable;
  readers: ReadersTable;
  replies: RepliesTable;
  leases: LeasesTable;
  facts: FactsTable;
  files: FilesTable;
  attached: AttachedTable;
  book_closings: BookClosingsTable;
  book_lines: BookLinesTable;
  drafts: DraftsTable;
  projected: ProjectedTable;
  audit: AuditTable;
  packages: PackagesTable;
  tokens: TokensTable;
  policies: PoliciesTable;
  calendar_years: CalendarYearsTable;
  views: ViewsTable;
  preferences: PreferencesTable;
  rule_drafts: RuleDraftsTable;
  rule_draft_edits: RuleDraftEditsTable;
  errands: ErrandsTable;
  pictures: PicturesTable;
  receipts: ReceiptsTable;
}

export interface Tables extends ScopedTables {
  organizations: OrganizationsTable;
  tries: TriesTable;
  jobs: JobsTable;
  operators: OperatorsTable;
  kysely_migration: { name: string; timestamp: Generated<string> };
}
