/** What waits for me today, and what I could take. */
import { useNavigate } from 'react-router';
import { PageHead } from '../parts/page-head.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { Loading, ProblemNote } from '../parts/states.tsx';
import { useTasks } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { DutyList } from './duty-list.tsx';
import { NoticeList } from './notice-list.tsx';
import { TaskList } from './task-list.tsx';

export function HomePage() {
  const words = useWords();
  const navigate = useNavigate();
  const { data, error, refetch, isPending } = useTasks();
  return (
    <div className="page">
      <PageHead title={words.app.home}>
        <SearchBox
          onEnter
          label={words.tasks.search}
          value=""
          onSearch={(text) => navigate(`/complaints?q=${encodeURIComponent(text)}`)}
        />
      </PageHead>
      {error && <ProblemNote problem={error} onRetry={() => refetch()} />}
      {isPending && <Loading />}
      {data && (
        <>
          <TaskList title={words.tasks.mine} tasks={data.mine} none={words.tasks.none} />
          <TaskList title={words.tasks.open} tasks={data.open} none={words.tasks.noneOpen} />
          <DutyList duties={data.duties} />
          <NoticeList notices={data.notices} />
        </>
      )}
    </div>
  );
}
