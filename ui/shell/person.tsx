/** Who is signed in, and the way out. */
import { useQueryClient } from '@tanstack/react-query';
import { Link, NavLink, useNavigate } from 'react-router';
import { api, type Session } from '../api.ts';
import { postAll } from '../form/draft-post.ts';
import { dropAllDrafts } from '../form/drafts.ts';
import { dropIntents } from '../intent.ts';
import { announce } from '../parts/live.tsx';
import { useWords } from '../words/words.ts';

export function Person({ session }: { session: Session }) {
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
      <Link to="/errands">{words.errands.short}</Link>
      <Link to="/absence">{words.absence.short}</Link>
      <button type="button" className="link" onClick={leave}>
        {words.app.signOut}
      </button>
    </div>
  );
}
