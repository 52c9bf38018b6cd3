/** The API of one's own log-in. */
import { ask, part, send } from '../ask.ts';

export interface Account {
  username: string;
  twoFactors: boolean;
  /** The organization asks for a second factor. */
  twoFactorsAsked: boolean;
  byProvider: boolean;
}

export interface SessionView {
  id: string;
  at: string;
  usedAt: string;
  browser: string;
  mine: boolean;
}

export const scopes = ['read', 'file', 'act', 'print', 'admin'] as const;
export type TokenScope = (typeof scopes)[number];

export interface TokenView {
  id: string;
  person: string;
  title: string;
  scopes: TokenScope[];
  expiresAt: string;
  usedAt: string | null;
  revokedAt: string | null;
}

export interface Factor {
  uri: string;
  codes: string[];
}

/** A person's own, or an operator's. */
export const factorAt = (place: '/account' | '/operator') => ({
  beginFactor: (password: string, key: string) => send<Factor>(`${place}/factor`, { password }, key),
  confirmFactor: (code: string, key: string) => send<unknown>(`${place}/factor/confirm`, { code }, key),
  newCodes: (password: string, key: string) =>
    send<{ codes: string[] }>(`${place}/factor/codes`, { password }, key),
  removeFactor: (password: string, key: string) => send<unknown>(`${place}/factor/remove`, { password }, key),
});

export type FactorApi = ReturnType<typeof factorAt>;

export const accountApi = {
  account: () => ask<Account>('/account'),
  changePassword: (password: string, next: string, key: string) =>
    send<unknown>('/account/password', { password, next }, key),
  ...factorAt('/account'),
  sessions: () => ask<SessionView[]>('/account/sessions'),
  /** `others` ends all but this one. */
  endSession: (id: string, key: string) => send<unknown>(`/account/sessions/${part(id)}/end`, {}, key),
  tokens: () => ask<TokenView[]>('/account/tokens'),
  makeToken: (asked: { title: string; scopes: TokenScope[]; days: number }, key: string) =>
    send<TokenView & { token?: string }>('/account/tokens', asked, key),
  revokeToken: (id: string, key: string) => send<unknown>(`/account/tokens/${part(id)}/revoke`, {}, key),
};
