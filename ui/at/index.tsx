/** An organization's public page: no signing in; what can be handed in, and what became of it. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, Route, Routes, useParams } from 'react-router';
import { ApiProblem } from '../ask.ts';
import { throughDoor } from '../door.ts';
import { Choices } from '../parts/choices.tsx';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PaperName } from '../parts/paper-name.tsx';
import { Loading, PageProblem, ProblemNote } from '../parts/states.tsx';
import { usePreferences } from '../preferences.ts';
import { atApi, doorOf, type PublicPage } from './api.ts';
import { FollowPage } from './follow.tsx';
import { HandInPage } from './hand-in.tsx';
import { useAtWords } from './words/words.ts';
import './at.css';

export const AtPages = () => (
  <Routes>
    <Route path="/at/:organization/*" element={<Organization />} />
  </Routes>
);

function Organization() {
  const { organization = '' } = useParams();
  const { language } = usePreferences();
  throughDoor(`/api${doorOf(organization)}`);
  useEffect(() => () => throughDoor('/api'), []);
  const page = useQuery({
    queryKey: ['at', organization, language],
    queryFn: () => atApi.page(organization),
    placeholderData: (previous) => previous,
  });
  return (
    <div className="at">
      <header className="at-head">
        {page.data ? <PaperName {...page.data} /> : <span />}
        <Choices />
      </header>
      <main id="main" tabIndex={-1}>
        <ErrorBoundary fallback={<PageProblem problem={null} onRetry={() => location.reload()} />}>
          {page.data && <Inside page={page.data} organization={organization} />}
          {!page.data && page.error && <Nothing problem={page.error} onRetry={() => page.refetch()} />}
          {page.isPending && <Loading />}
        </ErrorBoundary>
      </main>
    </div>
  );
}

/** No organization, and one that opened nothing, are the same. */
function Nothing({ problem, onRetry }: { problem: Error; onRetry: () => void }) {
  const words = useAtWords();
  if (!(problem instanceof ApiProblem && problem.status === 404))
    return <ProblemNote problem={problem} onRetry={onRetry} />;
  return <PageHead title={words.none} lead={words.noneHelp} />;
}

function Inside({ page, organization }: { page: PublicPage; organization: string }) {
  return (
    <Routes>
      <Route path="/" element={<Start page={page} organization={organization} />} />
      <Route path="new/:submission" element={<HandInPage page={page} />} />
      <Route path="follow" element={<FollowPage />} />
      <Route path="*" element={<Start page={page} organization={organization} />} />
    </Routes>
  );
}

function Start({ page, organization }: { page: PublicPage; organization: string }) {
  const words = useAtWords();
  const to = (rest: string) => `${doorOf(organization)}/${rest}`;
  return (
    <>
      <PageHead title={words.title} lead={page.submissions.length > 0 ? words.lead : words.shut} />
      <ul className="cards">
        {page.submissions.map(({ id, title, help }) => (
          <li key={id} className="card tall">
            <div className="card-main">
              <Link className="card-title" to={to(`new/${encodeURIComponent(id)}`)}>
                {title}
              </Link>
              {help && <span className="card-subject">{help}</span>}
            </div>
          </li>
        ))}
        <li className="card tall">
          <div className="card-main">
            <Link className="card-title" to={to('follow')}>
              {words.follow}
            </Link>
            <span className="card-subject">{words.followLead}</span>
          </div>
        </li>
      </ul>
    </>
  );
}
