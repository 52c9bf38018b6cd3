/** Idempotency keys: one per intent, kept while its outcome is unknown. */
import { useRef } from 'react';
import { ApiProblem } from './api.ts';

/** Random bits without `crypto.randomUUID`, which browsers withhold from plain-http intranets. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}

/** Runs a request under a key that a repeat of the same request keeps until an answer has come. */
export function useIntent() {
  const open = useRef<{ body: string; key: string } | null>(null);
  return async function run<T>(body: unknown, request: (key: string) => Promise<T>): Promise<T> {
    const text = JSON.stringify(body);
    if (open.current?.body !== text) open.current = { body: text, key: newKey() };
    try {
      const answer = await request(open.current.key);
      open.current = null;
      return answer;
    } catch (problem) {
      // Without an answer, or with a server's fault, it may have happened: the repeat keeps the key.
      if (problem instanceof ApiProblem && problem.status > 0 && problem.status < 500) open.current = null;
      throw problem;
    }
  };
}
