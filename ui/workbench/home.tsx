/** What waits for me today, and what I could take: numbers that lead into lists, and the tasks in one of three looks. */
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import type { Work } from '../api.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Loading, ProblemNote } from '../parts/states.tsx';
import { useTasks } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { DutyList } from './duty-list.tsx';
import { HomeNumbers } from './home-numbers.tsx';
import { NoticeList } from './notice-list.tsx';
import { TaskList } from './task-list.tsx';

const Board = lazy(async () => ({ default: (await import('./home-board.tsx')).Board }));
const Calendar = lazy(async () => ({ default: (await import('./home-calendar.tsx')).Calendar }));

const LOOKS = ['list', 'board', 'calendar'] as const;
type Look = (typeof LOOKS)[number];

export function HomePage() {
  const words = useWords();
  const [params, setParams] = useSearchParams();
  const look = LOOKS.find((one) => one === params.get('look')) ?? 'list';
  const { data, error, refetch, isPending } = useTasks();
  return (
    <div className="page">
      <PageHead title={words.app.home}>
        <Looks look={look} onLook={(next) => setParams(next === 'list' ? {} : { look: next })} />
      </PageHead>
      {error && <ProblemNote problem={error} onRetry={() => refetch()} />}
      {isPending && <Loading />}
      {data && (
        <>
          <HomeNumbers counts={data.counts} />
          <Suspense fallback={<Loading />}>
            <Tasks work={data} look={look} />
          </Suspense>
          <DutyList duties={dutiesOf(data)} />
          <NoticeList notices={data.notices} />
        </>
      )}
    </div>
  );
}

/** Those of this week, and those that were to be done before and are not. */
const dutiesOf = ({ duties, week }: Work): Work['duties'] => [
  ...new Map([...duties, ...week].map((duty) => [`${duty.id} ${duty.day}`, duty])).values(),
];

function Tasks({ work, look }: { work: Work; look: Look }) {
  const words = useWords();
  if (look === 'board') return <Board work={work} />;
  if (look === 'calendar') return <Calendar work={work} />;
  return (
    <>
      <TaskList
        title={words.tasks.mine}
        tasks={work.mine}
        none={words.tasks.none}
        all={work.more.mine ? '/complaints?held=mine' : undefined}
      />
      {work.asked.length > 0 && <TaskList title={words.tasks.asked} tasks={work.asked} none="" />}
      <TaskList
        title={words.tasks.open}
        tasks={work.open}
        none={words.tasks.noneOpen}
        all={work.more.open ? '/complaints?held=open' : undefined}
      />
    </>
  );
}

function Looks({ look, onLook }: { look: Look; onLook: (look: Look) => void }) {
  const words = useWords();
  return (
    <fieldset className="turns">
      <legend className="visually-hidden">{words.home.look}</legend>
      {LOOKS.map((one) => (
        <button
          key={one}
          type="button"
          className="turn"
          aria-pressed={look === one}
          onClick={() => onLook(one)}
        >
          {words.home[one]}
        </button>
      ))}
    </fieldset>
  );
}
