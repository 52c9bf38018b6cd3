/** Idempotency keys: one per intent, kept while its outcome is unknown, also when the page is loaded anew. */
import { useRef } from 'react';
import { ApiProblem } from './ask.ts';

/** Random bits without `crypto.randomUUID`, which browsers withhold from plain-http intranets. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}

interface Intent {
  body: string;
  key: string;
}

const PREFIX = 'docket.intent|';

/** Of this tab: another one may mean the same words as another intent. */
function stored(place: string | undefined): Intent | null {
  if (!place) return null;
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + place) ?? 'null') as Intent | null;
  } catch {
    return null;
  }
}

function store(place: string | undefined, intent: Intent | null) {
  if (!place) return;
  try {
    if (intent) sessionStorage.setItem(PREFIX + place, JSON.stringify(intent));
    else sessionStorage.removeItem(PREFIX + place);
  } catch {
    // Then it lasts as long as the page.
  }
}

/** On signing out. */
export function dropIntents() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}

/** Runs a request under a key that a repeat of the same request keeps until an answer has come; `place` outlasts the page. */
export function useIntent(place?: string) {
  const open = useRef<Intent | null>(null);
  return async function run<T>(body: unknown, request: (key: string) => Promise<T>): Promise<T> {
    const text = JSON.stringify(body);
    open.current ??= stored(place);
    if (open.current?.body !== text) open.current = { body: text, key: newKey() };
    store(place, open.current);
    const settled = () => {
      open.current = null;
      store(place, null);
    };
    try {
      const answer = await request(open.current.key);
      settled();
      return answer;
    } catch (problem) {
      // Without an answer, or with a server's fault, it may have happened: the repeat keeps the key.
      if (problem instanceof ApiProblem && problem.status > 0 && problem.status < 500) settled();
      throw problem;
    }
  };
}
