/** The frame of every page: a rail at the side, on a narrow screen a bar on top and one below; palette and keys. */
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import type { Session } from '../api.ts';
import { Choices } from '../parts/choices.tsx';
import { useWords } from '../words/words.ts';
import { useKeys } from './keys.ts';
import { Person } from './person.tsx';
import { Icon, MORE, type Place, placesFor, SEARCH } from './places.tsx';
import '../styles/shell.css';

const palette = () => import('./palette.tsx');
const Palette = lazy(async () => ({ default: (await palette()).Palette }));

/** Fetched when the page has come to rest: who presses Ctrl+K types on at once. */
const REST = 1500;
const KeySheet = lazy(async () => ({ default: (await import('./key-sheet.tsx')).KeySheet }));

type Opened = 'palette' | 'keys' | null;

export function Shell({ session, children }: { session: Session; children: ReactNode }) {
  const [opened, setOpened] = useState<Opened>(null);
  useKeys(placesFor(session), setOpened);
  // A dialog says that it closed a moment after it did: another may be open by then.
  const close = (which: Opened) => setOpened((now) => (now === which ? null : now));
  useEffect(() => {
    const timer = setTimeout(() => void palette(), REST);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="frame">
      <header className="frame-head">
        <Top session={session} onSearch={() => setOpened('palette')} />
        <Rail session={session} onOpen={setOpened} />
      </header>
      <div className="frame-main">{children}</div>
      <Suspense fallback={null}>
        {opened === 'palette' && (
          <Palette session={session} onClose={() => close('palette')} onKeys={() => setOpened('keys')} />
        )}
        {opened === 'keys' && <KeySheet session={session} onClose={() => close('keys')} />}
      </Suspense>
    </div>
  );
}

function Links({ places }: { places: Place[] }) {
  const words = useWords();
  return (
    <>
      {places.map(({ to, title, icon, when }) => (
        <NavLink key={to} to={to} end={to === '/'} className={`rail-link${when ? ' some' : ''}`}>
          <Icon strokes={icon} />
          <span>{title(words)}</span>
        </NavLink>
      ))}
    </>
  );
}

/** At the side of a wide screen, at the foot of a narrow one: there only the pages stand in it. */
function Rail({ session, onOpen }: { session: Session; onOpen: (what: Opened) => void }) {
  const words = useWords();
  return (
    <div className="rail">
      <div className="rail-name" title={session.organization.title}>
        {session.organization.title}
      </div>
      <button type="button" className="rail-search" onClick={() => onOpen('palette')}>
        <Icon strokes={SEARCH} />
        <span>{words.shell.search}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <nav className="rail-nav" aria-label={words.app.menu}>
        <Links places={placesFor(session)} />
      </nav>
      <div className="rail-end">
        <button type="button" className="quiet" onClick={() => onOpen('keys')}>
          <kbd>?</kbd> {words.shell.keys}
        </button>
        <Choices />
        <Person session={session} />
      </div>
    </div>
  );
}

/** Of a narrow screen: whose office it is, search, and what hardly anybody needs twice a day. */
function Top({ session, onSearch }: { session: Session; onSearch: () => void }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <div className="top">
      <div className="top-name">{session.organization.title}</div>
      <button type="button" className="top-button" aria-label={words.shell.search} onClick={onSearch}>
        <Icon strokes={SEARCH} />
      </button>
      <button
        type="button"
        className="top-button"
        aria-label={words.shell.more}
        onClick={() => setOpen(true)}
      >
        <Icon strokes={MORE} />
      </button>
      {open && <Drawer session={session} onClose={() => setOpen(false)} />}
    </div>
  );
}

function Drawer({ session, onClose }: { session: Session; onClose: () => void }) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { pathname } = useLocation();
  const from = useRef(pathname);
  useEffect(() => {
    if (pathname !== from.current) dialog.current?.close();
  }, [pathname]);
  return (
    <dialog ref={dialog} className="drawer" aria-label={words.shell.more} onClose={onClose}>
      <div className="drawer-name">{session.organization.title}</div>
      <Links places={placesFor(session).filter(({ when }) => when)} />
      <Choices />
      <Person session={session} />
      <button type="button" className="button" onClick={() => dialog.current?.close()}>
        {words.app.close}
      </button>
    </dialog>
  );
}
