/** The list one came from: a complaint opened from it leads on to the next and the previous in it, and back. */
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useWords } from '../words/words.ts';

interface Way {
  ids: string[];
  /** The list's own address, with its search, filters and order. */
  back: string;
}

/** A history entry holds so much in every browser. */
const MOST = 1000;

const addressOf = (id: string) => `/complaints/${encodeURIComponent(id)}`;

interface WayLinkProps {
  complaint: string;
  /** All complaints of the list in its order, once each. */
  among: string[];
  className?: string;
  /** A place on the page: the id of a task. */
  at?: string;
  children: ReactNode;
}

/** A list's link to one of its complaints. */
export function WayLink({ complaint, among, className, at, children }: WayLinkProps) {
  const { pathname, search } = useLocation();
  const way: Way = { ids: [...new Set(among)].slice(0, MOST), back: pathname + search };
  return (
    <Link className={className} to={addressOf(complaint) + (at ? `#${at}` : '')} state={{ way }}>
      {children}
    </Link>
  );
}

/** Nothing for who came by another way. */
export function WayBar({ complaint }: { complaint: string }) {
  const words = useWords();
  const state: { way?: Way } | null = useLocation().state;
  const at = state?.way?.ids.indexOf(complaint) ?? -1;
  if (!state?.way || at < 0) return null;
  const { ids, back } = state.way;
  const step = (id: string | undefined, said: string) =>
    id ? (
      <Link to={addressOf(id)} state={state}>
        {said}
      </Link>
    ) : (
      <span className="muted">{said}</span>
    );
  return (
    <nav className="way" aria-label={words.way.back}>
      <Link to={back}>← {words.way.back}</Link>
      <span className="digits muted">{words.way.place(at + 1, ids.length)}</span>
      {step(ids[at - 1], words.way.before)}
      {step(ids[at + 1], words.way.after)}
    </nav>
  );
}
