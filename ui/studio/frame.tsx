/** The studio's one layout: the outline on the left, an editor in the middle, clauses and problems on the right. */
import { type KeyboardEvent, lazy, Suspense } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Text } from '../../engine/ruleset/types.ts';
import type { Place } from '../../engine/studio/edit.ts';
import { type Branch, wayTo } from '../../engine/studio/outline.ts';
import { localize } from '../../engine/text/language.ts';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { Empty, Loading, ProblemNote } from '../parts/states.tsx';
import { useTitle } from '../parts/time.ts';
import { ClashBox } from './clash-box.tsx';
import { Crumbs } from './crumbs.tsx';
import { useDesk } from './desk.ts';
import { type Editor, editorsFor } from './editors.ts';
import { HistoryView } from './history-view.tsx';
import { OutlineTree } from './outline-tree.tsx';
import { Panel } from './panel/panel.tsx';
import { PublishView } from './publish/publish-view.tsx';
import { Side } from './side.tsx';
import { TextView } from './text-view.tsx';
import { PastRuns } from './trial/past.tsx';
import { Simulation } from './trial/simulation.tsx';
import { TryView } from './trial/try-view.tsx';
import { useOthers } from './use-studio.ts';
import { useStudioWords } from './words.ts';

/** Readers of other systems' files come with it. */
const ForeignView = lazy(async () => ({
  default: (await import('./foreign/foreign-view.tsx')).ForeignView,
}));

/** Keys of every editor; not while an input method composes. */
function useKeys() {
  const { hand } = useDesk();
  return (e: KeyboardEvent) => {
    if (!(e.ctrlKey || e.metaKey) || e.nativeEvent.isComposing) return;
    const key = e.key.toLowerCase();
    const turn = key === 'z' && !e.shiftKey ? hand.undo : key === 'y' || key === 'z' ? hand.redo : undefined;
    if (!turn) return;
    e.preventDefault();
    turn();
  };
}

export function Frame({ place }: { place?: Place }) {
  const words = useStudioWords();
  const { id, draft, language, shelves, hand } = useDesk();
  const others = useOthers(id, hand);
  const head = draft.documents['ruleset.json'] as { title?: Text } | undefined;
  const title = localize(head?.title, language) || words.title;
  useTitle(`${title} · ${words.title}`);
  const way = place ? wayTo(shelves, place) : [];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole studio
    <div className="studio" onKeyDown={useKeys()}>
      <Bar title={title} />
      {hand.problem !== undefined && <ProblemNote problem={hand.problem} onRetry={() => void hand.flush()} />}
      {others.length > 0 && (
        <p className="note" role="status">
          {words.alsoHere(others.join('、'))}
        </p>
      )}
      {hand.clash && <ClashBox clash={hand.clash} />}
      <div className="studio-columns">
        <OutlineTree way={way} />
        <section className="studio-main" aria-label={words.panel}>
          <Middle place={place} way={way} />
        </section>
        <Side place={place} />
      </div>
    </div>
  );
}

function Bar({ title }: { title: string }) {
  const words = useStudioWords();
  const { hand } = useDesk();
  const { done, undone, unsent } = hand.studio;
  const state = hand.problem
    ? words.unsaved
    : unsent.length > 0
      ? words.saving
      : hand.settled
        ? words.saved
        : words.checking;
  return (
    <div className="studio-bar">
      <Link to="/studio" className="small">
        ← {words.back}
      </Link>
      <h1>{title}</h1>
      <span className="muted small studio-state" role="status">
        {state}
      </span>
      <div className="studio-tools" role="toolbar" aria-label={words.menu}>
        <button
          type="button"
          className="button small"
          disabled={done.length === 0}
          onClick={hand.undo}
          title="Ctrl+Z"
        >
          ↶ {words.undo}
        </button>
        <button
          type="button"
          className="button small"
          disabled={undone.length === 0}
          onClick={hand.redo}
          title="Ctrl+Y"
        >
          ↷ {words.redo}
        </button>
        <ViewLink view="foreign">{words.foreign.title}</ViewLink>
        <ViewLink view="history">{words.history}</ViewLink>
        <ViewLink view="try">{words.tryTitle}</ViewLink>
        <ViewLink view="publish" primary>
          {words.publish}
        </ViewLink>
      </div>
    </div>
  );
}

function ViewLink({ view, primary, children }: { view: string; primary?: boolean; children: string }) {
  const [params] = useSearchParams();
  const to = new URLSearchParams(params);
  to.set('view', view);
  return (
    <Link className={`button small${primary ? ' primary' : ''}`} to={`?${to}`}>
      {children}
    </Link>
  );
}

function Middle({ place, way }: { place?: Place; way: Branch[] }) {
  const words = useStudioWords();
  const [params] = useSearchParams();
  const view = params.get('view');
  if (view === 'history') return <HistoryView />;
  if (view === 'foreign')
    return (
      <Suspense fallback={<Loading />}>
        <ForeignView />
      </Suspense>
    );
  if (view === 'publish') return <PublishView />;
  if (view === 'try') return <TryView />;
  if (view === 'thousand') return <Simulation />;
  if (view === 'past') return <PastRuns />;
  const branch = way.at(-1);
  if (!place) return <Empty>{words.nothing}</Empty>;
  if (!branch) return <Empty>{words.gone}</Empty>;
  const known = editorsFor(branch.kind);
  const editor =
    known.find(({ id }) => id === view) ?? (view === null ? known.find(({ after }) => !after) : undefined);
  return (
    <>
      <Crumbs way={way} />
      <Tabs editors={known} view={view} />
      <ErrorBoundary
        key={`${branch.file}#${editor?.whole ? '' : branch.path} ${view}`}
        fallback={<p className="note warn">{words.broken}</p>}
      >
        <Suspense fallback={<Loading />}>
          <View view={view} editor={editor} branch={branch} place={place} />
        </Suspense>
      </ErrorBoundary>
    </>
  );
}

interface ViewProps {
  view: string | null;
  editor?: Editor;
  branch: Branch;
  place: Place;
}

function View({ view, editor, branch, place }: ViewProps) {
  const desk = useDesk();
  if (view === 'text') return <TextView branch={branch} />;
  if (editor) return <editor.component desk={desk} branch={branch} />;
  return <Panel branch={branch} place={place} />;
}

function Tabs({ editors, view }: { editors: Editor[]; view: string | null }) {
  const words = useStudioWords();
  const [params, setParams] = useSearchParams();
  const said = (some: Editor[]) => some.map(({ id, title }) => ({ id, title: title(words) }));
  const tabs = [
    ...said(editors.filter(({ after }) => !after)),
    { id: 'panel', title: words.panel },
    ...said(editors.filter(({ after }) => after)),
    { id: 'text', title: words.text },
  ];
  const now = view ?? tabs[0]!.id;
  const show = (id: string) => {
    const next = new URLSearchParams(params);
    next.set('view', id);
    setParams(next, { replace: true });
  };
  return (
    <div className="tabs">
      {tabs.map(({ id, title }) => (
        <button key={id} type="button" className="tab" aria-pressed={id === now} onClick={() => show(id)}>
          {title}
        </button>
      ))}
    </div>
  );
}
