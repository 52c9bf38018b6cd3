/** The API of an organization's public page. */
import type { Followed } from '../../engine/complaint/followed.ts';
import type { PublicForm, PublicPage, PublicReceipt } from '../../server/app.ts';
import type { Data } from '../api.ts';
import { ask, part, send } from '../ask.ts';

export type { Followed, PublicForm, PublicPage, PublicReceipt };

export const doorOf = (organization: string): string => `/at/${part(organization)}`;

export const atApi = {
  page: (organization: string) => ask<PublicPage>(doorOf(organization)),
  form: (organization: string, id: string) =>
    ask<PublicForm>(`${doorOf(organization)}/submissions/${part(id)}`),
  handIn: (organization: string, id: string, data: Record<string, Data>, key: string) =>
    send<PublicReceipt>(`${doorOf(organization)}/submissions/${part(id)}`, { data }, key),
  /** Number and secret travel in the body, never in an address. */
  follow: (organization: string, number: string, secret: string) =>
    send<Followed[]>(`${doorOf(organization)}/follow`, { number, secret }),
};
