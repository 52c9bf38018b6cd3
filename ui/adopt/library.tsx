/** The library: ours, the packages taken in, the rule sets that come with docket. */
import { useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useRef, useState } from 'react';
import { Link } from 'react-router';
import { newKey } from '../intent.ts';
import { announce } from '../parts/live.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { Empty, Loading, PageProblem, ProblemNote } from '../parts/states.tsx';
import { useTimes } from '../parts/time.ts';
import { adoptApi, type Library, type Row } from './api.ts';
import { useLibrary } from './use-page.ts';
import { useAdoptWords } from './words.ts';

export function LibraryPage() {
  const words = useAdoptWords();
  const library = useLibrary();
  const [asked, setAsked] = useState('');
  const found = library.data?.rows.filter(({ id, title }) => holds(`${id} ${title}`, asked));
  if (library.error) return <PageProblem problem={library.error} onRetry={() => library.refetch()} />;
  return (
    <div className="page">
      <PageHead title={words.title} lead={words.lead}>
        <Upload />
      </PageHead>
      {library.isPending && <Loading />}
      {library.data && <Ours library={library.data} />}
      {library.data && (
        <div className="library-search">
          <SearchBox
            label={words.search}
            placeholder={words.search}
            value={asked}
            onSearch={setAsked}
            filter
          />
        </div>
      )}
      {found?.length === 0 && <Empty>{words.nothingFound}</Empty>}
      <ul className="cards library">
        {library.data && found?.map((row) => <RowCard key={row.key} row={row} library={library.data} />)}
      </ul>
    </div>
  );
}

/** Every word of what was asked. */
const holds = (text: string, asked: string): boolean =>
  asked
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));

function Ours({ library: { ours } }: { library: Library }) {
  const words = useAdoptWords();
  const { derivedFrom } = ours;
  return (
    <section className="panel library-ours">
      <div>
        <span className="muted small">{words.ours}</span>
        <h2>
          {ours.title} <span className="muted small">{ours.version}</span>
        </h2>
        {derivedFrom && <p className="muted small">{words.from(derivedFrom.id, derivedFrom.version)}</p>}
      </div>
      <div className="actions">
        <Link className="button small" to="/adopt/ours">
          {words.read}
        </Link>
        <a className="button small" href={adoptApi.packageOf('ours')}>
          {words.exportOurs}
        </a>
      </div>
    </section>
  );
}

/** A later version of what ours came from can be joined. */
const isLater = (row: Row, { ours: { derivedFrom } }: Library) =>
  derivedFrom !== undefined && row.id === derivedFrom.id && row.key !== derivedFrom.fingerprint;

function RowCard({ row, library }: { row: Row; library: Library }) {
  const words = useAdoptWords();
  const times = useTimes();
  const own = row.id === library.ours.id;
  return (
    <li className="card tall">
      <span className="card-subject">
        <Link className="card-title" to={`/adopt/${row.key}`}>
          {row.title}
        </Link>
        <span className="muted small">
          {row.id} {row.version} · {words.counts(row.counts)}
        </span>
      </span>
      <span className="library-marks">
        {own && <span className="badge info">{words.ours}</span>}
        {row.taken && <span className="badge">{words.taken(times.dateTime(row.taken))}</span>}
        {row.adopted && <span className="badge ok">{words.adoptedMark}</span>}
        {row.signature !== 'none' && (
          <span className={`badge ${row.signature === 'valid' ? 'ok' : 'danger'}`}>
            {words.signature[row.signature]}
          </span>
        )}
        {isLater(row, library) && (
          <Link className="button small" to={`/adopt/${row.key}/follow`}>
            {words.follow}
          </Link>
        )}
      </span>
    </li>
  );
}

function Upload() {
  const words = useAdoptWords();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const row = await adoptApi.upload(file, newKey());
      announce(row.title);
      await client.invalidateQueries({ queryKey: ['adopt', 'library'] });
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="library-upload">
      <input ref={input} type="file" accept=".zip" hidden onChange={take} />
      <button
        type="button"
        className="button primary"
        disabled={busy}
        title={words.uploadHelp}
        onClick={() => input.current?.click()}
      >
        {words.upload}
      </button>
      {problem !== undefined && <ProblemNote problem={problem} />}
    </div>
  );
}
