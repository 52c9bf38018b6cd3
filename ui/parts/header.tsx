/** The bar on top: pages, language, light or dark, who is signed in. */
import { useQueryClient } from '@tanstack/react-query';
import { NavLink, useNavigate } from 'react-router';
import { api, type Session } from '../api.ts';
import { postAll } from '../form/draft-post.ts';
import { dropAllDrafts } from '../form/drafts.ts';
import { dropIntents } from '../intent.ts';
import { useWords } from '../words/words.ts';
import { Choices } from './choices.tsx';
import { announce } from './live.tsx';

export function Header({ session }: { session: Session }) {
  const words = useWords();
  const links: [string, string][] = [
    ['/', words.app.home],
    ['/new', words.app.start],
    ['/complaints', words.app.complaints],
    ['/registers', words.app.registers],
    ...(session.administrator ? ([['/studio', words.app.studio]] as [string, string][]) : []),
  ];
  return (
    <header className="bar">
      <div className="bar-name" title={session.organization.title}>
        {session.organization.title}
      </div>
      <nav className="bar-nav" aria-label={words.app.menu}>
        {links.map(([to, title]) => (
          <NavLink key={to} to={to} end={to === '/'} className="bar-link">
            {title}
          </NavLink>
        ))}
      </nav>
      <div className="bar-end">
        <Choices />
        <Person session={session} />
      </div>
    </header>
  );
}

function Person({ session }: { session: Session }) {
  const words = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { person } = session;
  const duties = [...person.departments, ...person.roles].map((d) => d.title).join('、');
  const leave = async () => {
    await postAll(person.id);
    await api.signOut().catch(() => undefined);
    dropAllDrafts();
    dropIntents();
    announce('');
    navigate('/');
    client.clear();
    await client.invalidateQueries();
  };
  return (
    <div className="person">
      <NavLink className="person-name" title={words.app.account} to="/account">
        {person.name}
        <span className="person-duties">{duties}</span>
      </NavLink>
      <button type="button" className="link" onClick={leave}>
        {words.app.signOut}
      </button>
    </div>
  );
}
