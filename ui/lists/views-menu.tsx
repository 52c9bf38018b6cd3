/** Saved views: opened, saved as the list stands, shared, deleted. */
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { api, type ViewRow } from '../api.ts';
import { newKey } from '../intent.ts';
import { announce } from '../parts/live.tsx';
import { Popover } from '../parts/popover.tsx';
import { ProblemNote } from '../parts/states.tsx';
import { useViews } from '../queries.ts';
import { useWords } from '../words/words.ts';
import type { ListState } from './list-state.ts';

export function ViewsMenu({ list }: { list: ListState }) {
  const words = useWords();
  const { data } = useViews();
  const views = data?.views ?? [];
  const now = list.params.toString();
  const current = views.find(({ query }) => query === now);
  return (
    <Popover side="end" label={current?.title ?? words.list.views}>
      {(close) => (
        <div className="menu views-menu">
          <Link className="menu-item" to="/complaints" onClick={close}>
            {words.list.allViews}
          </Link>
          {views
            .filter(({ mine }) => mine)
            .map((view) => (
              <Line key={view.id} view={view} onOpen={close} />
            ))}
          {views.some(({ mine }) => !mine) && <p className="menu-head">{words.list.sharedViews}</p>}
          {views
            .filter(({ mine }) => !mine)
            .map((view) => (
              <Line key={view.id} view={view} onOpen={close} />
            ))}
          {views.length === 0 && <p className="muted small menu-text">{words.list.noViews}</p>}
          <Save list={list} sharable={data?.sharable ?? []} onSaved={close} />
        </div>
      )}
    </Popover>
  );
}

function Line({ view, onOpen }: { view: ViewRow; onOpen: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const drop = async () => {
    await api.dropView(view.id, newKey()).catch(() => undefined);
    await client.invalidateQueries({ queryKey: ['views'] });
  };
  return (
    <div className="columns-line">
      <Link className="menu-item" to={`/complaints?${view.query}`} onClick={onOpen}>
        {view.title}
      </Link>
      {view.mine && (
        <button type="button" className="icon-button" aria-label={words.list.drop(view.title)} onClick={drop}>
          ×
        </button>
      )}
    </div>
  );
}

interface SaveProps {
  list: ListState;
  sharable: { value: string; title: string }[];
  onSaved: () => void;
}

/** With its columns, so that who opens it sees what was meant. */
const queryOf = ({ params, shown }: ListState): string => {
  const query = new URLSearchParams(params);
  query.set('columns', shown.map(({ id }) => id).join(','));
  return query.toString();
};

function Save({ list, sharable, onSaved }: SaveProps) {
  const words = useWords();
  const client = useQueryClient();
  const id = useId();
  const [title, setTitle] = useState('');
  const [shared, setShared] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const save = async () => {
    try {
      await api.saveView({ title, query: queryOf(list), ...(shared ? { shared } : {}) }, newKey());
      await client.invalidateQueries({ queryKey: ['views'] });
      announce(words.list.saved);
      onSaved();
    } catch (refused) {
      setProblem(refused);
    }
  };
  return (
    <form
      className="views-save"
      onSubmit={(e) => {
        e.preventDefault();
        if (title.trim()) void save();
      }}
    >
      <p className="menu-head">{words.list.saveView}</p>
      {problem !== null && <ProblemNote problem={problem} />}
      <label htmlFor={`${id}-title`}>{words.list.viewName}</label>
      <input
        id={`${id}-title`}
        className="control"
        maxLength={60}
        value={title}
        onChange={(e) => setTitle(e.target.value)}
      />
      <label htmlFor={`${id}-share`}>{words.list.shareWith}</label>
      <select
        id={`${id}-share`}
        className="control"
        value={shared}
        onChange={(e) => setShared(e.target.value)}
      >
        <option value="">{words.list.onlyMe}</option>
        {sharable.map((one) => (
          <option key={one.value} value={one.value}>
            {one.title}
          </option>
        ))}
      </select>
      <button type="submit" className="button small primary" disabled={!title.trim()}>
        {words.list.save}
      </button>
    </form>
  );
}
