/** How the screens ask the server: every refusal is an `ApiProblem`. */
import { currentLanguage } from './preferences.ts';

export interface SaidProblem {
  code: string;
  path: string;
  params?: Record<string, unknown>;
  text: string;
}

/** A refusal (RFC 9457) or, with status 0, no answer at all. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly problems: SaidProblem[] = [],
    readonly requestId?: string,
    readonly detail?: string,
  ) {
    super(title);
  }
  /** Someone else changed the complaint in between. */
  get isClash() {
    return this.status === 409;
  }
}

export async function toProblem(response: Response): Promise<ApiProblem> {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  try {
    const said = (await response.json()) as Partial<ApiProblem> & { message?: string };
    const title = said.title ?? said.message ?? response.statusText;
    return new ApiProblem(
      response.status,
      title,
      said.problems ?? [],
      said.requestId ?? requestId,
      said.detail,
    );
  } catch {
    return new ApiProblem(response.status, response.statusText, [], requestId);
  }
}

export async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const headers = { Accept: 'application/json', 'Accept-Language': currentLanguage(), ...init.headers };
  let response: Response;
  try {
    response = await fetch(`/api${path}`, { credentials: 'same-origin', ...init, headers });
  } catch {
    throw new ApiProblem(0, '');
  }
  if (!response.ok) throw await toProblem(response);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** `key` names the intent: sent twice under one key, it happens once. */
export const send = <T>(path: string, body: unknown, key?: string): Promise<T> =>
  ask<T>(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...(key ? { 'Idempotency-Key': key } : {}) },
  });

/** A file as it is. */
export const sendBytes = <T>(path: string, body: Blob, key: string): Promise<T> =>
  ask<T>(path, { method: 'POST', body, headers: { 'Idempotency-Key': key } });

export const part = encodeURIComponent;
export const query = (values: Record<string, string | undefined>) => {
  const kept = Object.entries(values).filter((e): e is [string, string] => !!e[1]);
  return kept.length ? `?${new URLSearchParams(kept)}` : '';
};
