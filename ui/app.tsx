/** The frame around every page: who asks, in which language, and the way to the other pages. */
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { BrowserRouter, useLocation } from 'react-router';
import { Pages } from './pages.tsx';
import { ErrorBoundary } from './parts/error-boundary.tsx';
import { LiveMessage } from './parts/live.tsx';
import { Loading, PageProblem } from './parts/states.tsx';
import { queryClient, useOperator, useSession } from './queries.ts';
import { Shell } from './shell/shell.tsx';
import { useWords } from './words/words.ts';
import { SignIn } from './workbench/sign-in.tsx';

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <Gate />
        <LiveMessage />
      </BrowserRouter>
    </QueryClientProvider>
  );
}

const AtPages = lazy(async () => ({ default: (await import('./at/index.tsx')).AtPages }));

/** The public page asks nobody who they are. */
function Gate() {
  const { pathname } = useLocation();
  if (!pathname.startsWith('/at/')) return <Staff />;
  return (
    <Suspense fallback={<Loading />}>
      <AtPages />
    </Suspense>
  );
}

/** Nothing is shown to nobody: without a session every address is the sign-in page, and stays the address. */
function Staff() {
  const session = useSession();
  const operator = useOperator();
  const { pathname } = useLocation();
  if (session.isPending)
    return (
      <Main>
        <Loading />
      </Main>
    );
  if (operator)
    return (
      <Suspense fallback={<Loading />}>
        <Operator name={operator.name} />
      </Suspense>
    );
  if (session.data === null) return <SignIn />;
  if (!session.data)
    return (
      <Main>
        <PageProblem problem={session.error} onRetry={() => session.refetch()} />
      </Main>
    );
  return (
    <>
      <SkipLink />
      <Shell session={session.data}>
        <Main>
          <ErrorBoundary
            key={pathname}
            fallback={<PageProblem problem={null} onRetry={() => location.reload()} />}
          >
            {session.data.first ? <First what={session.data.first} /> : <Pages />}
          </ErrorBoundary>
        </Main>
      </Shell>
    </>
  );
}

const Operator = lazy(async () => ({ default: (await import('./admin/operator.tsx')).Operator }));
const FirstPage = lazy(async () => ({ default: (await import('./admin/first.tsx')).FirstPage }));

/** Before anything else: a password of one's own, a second factor. */
function First({ what }: { what: 'password' | 'twoFactors' }) {
  return (
    <Suspense fallback={<Loading />}>
      <FirstPage what={what} />
    </Suspense>
  );
}

function SkipLink() {
  const words = useWords();
  return (
    <a className="skip" href="#main">
      {words.app.skip}
    </a>
  );
}

/** A new page begins at its top, and readers of speech are told where they are. */
function Main({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is the occasion
  useEffect(() => {
    if (!first.current) {
      scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [pathname]);
  return (
    <main id="main" ref={main} tabIndex={-1}>
      {children}
    </main>
  );
}
