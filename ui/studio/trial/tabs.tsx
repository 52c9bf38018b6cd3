/** Three ways to try a draft: one complaint by hand, a thousand by lot, those of the past. */
import { Link, useSearchParams } from 'react-router';
import { useStudioWords } from '../words.ts';

export function TryTabs({ here }: { here: 'try' | 'thousand' | 'past' }) {
  const words = useStudioWords();
  const [params] = useSearchParams();
  const to = (view: string) => {
    const next = new URLSearchParams(params);
    next.set('view', view);
    return `?${next}`;
  };
  const tabs = [
    ['try', words.playOne],
    ['thousand', words.thousand],
    ['past', words.pastRuns],
  ] as const;
  return (
    <nav className="tabs" aria-label={words.tryTitle}>
      {tabs.map(([view, title]) => (
        <Link key={view} className="tab" aria-current={view === here ? 'page' : undefined} to={to(view)}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
