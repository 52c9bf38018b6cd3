/** The API as the screens see it: one function per request. */

import type { Confirmed } from '../engine/complaint/events.ts';
import type { ComplaintPage } from '../engine/complaint/page-shapes.ts';
import type { DutyView } from '../engine/duty/view.ts';
import type { SectionView } from '../engine/form/shapes.ts';
import type {
  AbsencePage,
  Alike,
  BulkResult,
  ComplaintList,
  ComplaintRow,
  Counts,
  DemoOrganization,
  DemoPerson,
  ErrandView,
  HandedOver,
  ListColumn,
  Notice,
  Papers,
  RegisterView,
  TaskRow,
  ViewRow,
  Views,
} from '../server/app.ts';
import { ask, part, query, send } from './ask.ts';
import { behindDoor } from './door.ts';
import { newKey } from './intent.ts';
import { currentLanguage } from './preferences.ts';

export type {
  AbsencePage,
  Alike,
  BulkResult,
  ComplaintList,
  ComplaintRow,
  Counts,
  DemoOrganization,
  DemoPerson,
  ErrandView,
  HandedOver,
  ListColumn,
  Notice,
  Papers,
  RegisterView,
  TaskRow,
  ViewRow,
  Views,
};

export interface Titled {
  id: string;
  title: string;
}

export interface Session {
  person: { id: string; name: string; departments: Titled[]; roles: Titled[] };
  /** `zone` is the IANA zone in which the organization reads its clocks. */
  organization: Titled & { zone?: string };
  /** Of the organization. */
  administrator?: boolean;
  /** What is to be done before anything else. */
  first?: 'password' | 'twoFactors' | null;
}

/** Who runs the installation is of no organization. */
export interface OperatorSession {
  operator: { id: string; name: string };
}

export interface Work {
  mine: TaskRow[];
  open: TaskRow[];
  /** My opinion is asked for. */
  asked: TaskRow[];
  /** There are more than are shown here. */
  more: { mine: boolean; open: boolean };
  duties: DutyView[];
  week: DutyView[];
  notices: Notice[];
  counts: Counts;
}

export interface SubmissionKind {
  id: string;
  title: string;
  help?: string;
  clause: string[];
}

export type Data = Record<string, unknown>;
export type SubmissionForm = SubmissionKind & {
  form: string;
  sections: SectionView[];
  initial: Record<string, Data>;
  /** `section.field` by which earlier complaints of the same person are found. */
  alike: string[];
};
export interface Sent {
  receipt: string;
  complaints: { id: string; title: string; procedure: string }[];
}
/** When it happened, if earlier, and why it is sent only now. */
export interface Late {
  occurredAt?: string;
  lateReason?: string;
}
export interface Standing extends Late {
  version: number;
  data?: Data;
}

export interface Act extends Late {
  action: string;
  version: number;
  data?: Data;
  reason?: string;
  to?: string;
  confirmed?: Confirmed;
}
export interface Done {
  version: number;
  opened: { id: string; title: string }[];
}

/** Where a picture of the organization's papers is fetched. */
export const pictureUrl = (id: string): string => behindDoor(`/pictures/${id}`);

export interface RegisterAsk {
  /** Of a long one, counted from 1. */
  part?: string;
  period?: string;
  search?: string;
  /** Column whose values are counted. */
  by?: string;
  filter?: Record<string, string>;
}
/** As the address of the list has it; `after` is where the page before ended. */
export type ComplaintAsk = Record<string, string | undefined>;

/** How a person has the list, remembered by the server. */
export interface ListSettings {
  columns?: string[];
  widths?: Record<string, number>;
  dense?: boolean;
}
const registerQuery = ({ part: of, period, search, by, filter = {} }: RegisterAsk) =>
  query({
    part: of,
    period,
    search,
    by,
    ...Object.fromEntries(Object.entries(filter).map(([k, v]) => [`f.${k}`, v])),
  });

export interface ErrandBody {
  do: 'register' | 'papers' | 'all';
  register?: string;
  asked?: Record<string, string>;
  format?: 'pdf' | 'xlsx' | 'csv';
  complaints?: string[];
  forms?: string[];
  slips?: string[];
  copies?: boolean;
}

export const api = {
  session: () => ask<Session | OperatorSession | null>('/session'),
  signIn: (username: string, password: string) =>
    send<{ code?: boolean }>('/auth/sign-in/username', { username, password }),
  signInCode: (code: string) => send<unknown>('/auth/sign-in/code', { code }),
  /** Where the provider asks. */
  signInProvider: () => send<{ url: string }>('/auth/sign-in/provider', {}),
  signInWays: () => ask<{ provider: string | null }>('/auth/ways'),
  signOut: () => send<unknown>('/auth/sign-out', {}),
  demo: () => ask<DemoOrganization[]>('/demo'),
  makeDemo: (id: string) => send<unknown>(`/demo/${part(id)}`, {}),
  tasks: () => ask<Work>('/tasks'),
  submissions: () => ask<SubmissionKind[]>('/submissions'),
  submission: (id: string) => ask<SubmissionForm>(`/submissions/${part(id)}`),
  submit: (id: string, data: Record<string, Data>, late: Late, key: string) =>
    send<Sent>(`/submissions/${part(id)}`, { data, ...late }, key),
  alike: (id: string, data: Record<string, Data>) =>
    send<Alike[]>(`/submissions/${part(id)}/alike`, { data }, newKey()),
  complaints: (asked: ComplaintAsk) => ask<ComplaintList>(`/complaints${query({ ...asked })}`),
  complaintCount: (asked: ComplaintAsk) => ask<{ count: number }>(`/complaints/count${query({ ...asked })}`),
  columns: () => ask<ListColumn[]>('/complaints/columns'),
  assignees: () => ask<Titled[]>('/complaints/assignees'),
  listFile: (asked: ComplaintAsk, format: 'xlsx' | 'csv' | 'pdf') =>
    `/api/complaints/file${query({ ...asked, format, lang: currentLanguage() })}`,
  forms: (ids: string[]) => `/api/complaints/forms${query({ ids: ids.join(','), lang: currentLanguage() })}`,
  bulk: (what: 'take' | 'remind' | 'assign', complaints: string[], to: string | undefined, key: string) =>
    send<BulkResult[]>('/complaints/bulk', { do: what, complaints, ...(to ? { to } : {}) }, key),
  views: () => ask<Views>('/views'),
  saveView: (view: { title: string; query: string; shared?: string }, key: string) =>
    send<ViewRow>('/views', view, key),
  dropView: (id: string, key: string) => send<null>(`/views/${part(id)}/drop`, {}, key),
  listSettings: () => ask<ListSettings>('/preferences/list'),
  saveListSettings: (settings: ListSettings, key: string) => send<null>('/preferences/list', settings, key),
  complaint: (id: string) => ask<ComplaintPage>(`/complaints/${part(id)}`),
  act: (id: string, task: string, body: Act, key: string) =>
    send<Done>(`/complaints/${part(id)}/tasks/${part(task)}/act`, body, key),
  take: (id: string, task: string, version: number, key: string) =>
    send<Done>(`/complaints/${part(id)}/tasks/${part(task)}/take`, { version }, key),
  standingAction: (id: string, action: string, body: Standing, key: string) =>
    send<Done>(`/complaints/${part(id)}/actions/${part(action)}`, body, key),
  readers: (id: string) => ask<{ id: string; name: string }[]>(`/complaints/${part(id)}/readers`),
  note: (id: string, body: { text: string; mentions: string[] }, key: string) =>
    send<Done>(`/complaints/${part(id)}/notes`, body, key),
  opinion: (id: string, task: string, body: { consult: string; text: string }, key: string) =>
    send<Done>(`/complaints/${part(id)}/tasks/${part(task)}/opinions`, body, key),
  undo: (id: string, version: number, key: string) =>
    send<Done>(`/complaints/${part(id)}/undo`, { version }, key),
  absence: () => ask<AbsencePage>('/absence'),
  setAbsence: (body: { person: string; away: AbsencePage['people'][number]['away'] }, key: string) =>
    send<unknown>('/absence', body, key),
  handOver: (body: { person: string; to: string; reason: string }, key: string) =>
    send<HandedOver[]>('/hand-over', body, key),
  draft: (place: string) =>
    ask<{ at: string; data: Record<string, Data> } | null>(`/drafts${query({ place })}`),
  keepDraft: (place: string, data: Record<string, Data>, key: string) =>
    send<{ at: string }>('/drafts', { place, data }, key),
  forgetDraft: (place: string, key: string) => send<unknown>('/drafts/forget', { place }, key),
  errands: () => ask<ErrandView[]>('/errands'),
  papers: (ids: string[]) =>
    ask<Papers>(`/errands/papers${query({ ids: ids.join(','), lang: currentLanguage() })}`),
  askErrand: (body: ErrandBody, key: string) => send<{ id: string }>('/errands', body, key),
  cancelErrand: (id: string, key: string) => send<null>(`/errands/${part(id)}/cancel`, {}, key),
  errandFile: (id: string) => `/api/errands/${part(id)}/file`,
  registers: () => ask<Titled[]>('/registers'),
  register: (id: string, wanted: RegisterAsk) =>
    ask<RegisterView>(`/registers/${part(id)}${registerQuery(wanted)}`),
  closePeriod: (id: string, period: string, key: string) =>
    send<unknown>(`/registers/${part(id)}/periods/${part(period)}/close`, {}, key),
  registerPrint: (id: string, wanted: RegisterAsk) => {
    const values = registerQuery(wanted);
    return `/api/registers/${part(id)}/print${values || '?'}${values ? '&' : ''}lang=${currentLanguage()}`;
  },
  printSlip: (id: string, issue: string, key: string) =>
    send<Done>(`/complaints/${part(id)}/slips/${part(issue)}/prints`, {}, key),
  receipt: (
    id: string,
    issue: string,
    body: { copy: string; signer: string; version: number },
    key: string,
  ) => send<Done>(`/complaints/${part(id)}/slips/${part(issue)}/receipts`, body, key),
  /** Without `n` a preview, which says so on every page. */
  slipPdf: (id: string, issue: string, n?: number) =>
    `/api/complaints/${part(id)}/slips/${part(issue)}/print${query({ lang: currentLanguage(), n: n ? String(n) : undefined })}`,
  blankPrint: (form: string) => `/api/forms/${part(form)}/print${query({ lang: currentLanguage() })}`,
  formPrint: (complaint: string, form: string, copies: boolean) =>
    `/api/complaints/${part(complaint)}/forms/${part(form)}/print${query({ lang: currentLanguage(), copies: copies ? '1' : undefined })}`,
};
