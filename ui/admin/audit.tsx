/** Who looked at, printed or changed what. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { Empty, Loading, ProblemNote } from '../parts/states.tsx';
import { useRegisters } from '../queries.ts';
import { type AuditRow, adminApi } from './api.ts';
import { useAsked } from './ask.tsx';
import { Select, Table, useMoment } from './parts.tsx';
import { useAdminWords } from './words/words.ts';

const said = (fact: unknown): string => (typeof fact === 'boolean' ? (fact ? '✓' : '✗') : String(fact));

/** What an act was about, by family: a complaint is led to (whether it opens is another matter), books and people are named. */
function Subject({ row, person }: { row: AuditRow; person: (id: string) => string }) {
  const registers = useRegisters();
  const { act, subject, facts } = row;
  const family = act.split('.')[0]!;
  if (family === 'complaint') return <Link to={`/complaints/${subject}`}>{subject.slice(-12)}</Link>;
  const names: Record<string, string | undefined> = {
    register: registers.data?.find(({ id }) => id === subject)?.title,
    person: person(subject),
    password: person(subject),
    draft: subject.slice(-12),
    rules: '',
    publishing: '',
  };
  const all = [names[family] ?? subject, ...Object.values(facts).map(said)];
  return all.filter(Boolean).join(' · ');
}

export function AuditPage() {
  const moment = useMoment();
  const { admin } = useAdminWords();
  const acts: Record<string, string> = admin.acts;
  const people = useAsked('people', adminApi.people);
  const [person, setPerson] = useState('');
  const [act, setAct] = useState('');
  const pages = useInfiniteQuery({
    queryKey: ['admin', 'audit', person, act],
    queryFn: ({ pageParam }) => adminApi.audit({ person, act, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const name = (id: string) => people.data?.people.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      <div className="lines admin-tools">
        <Select
          label={admin.who}
          none={admin.anyone}
          value={person}
          onChange={(event) => setPerson(event.target.value)}
          options={(people.data?.people ?? []).map(({ id, name: title }) => ({ id, title }))}
        />
        <Select
          label={admin.what}
          none={admin.anything}
          value={act}
          onChange={(event) => setAct(event.target.value)}
          options={Object.entries(acts).map(([id, title]) => ({ id, title }))}
        />
      </div>
      {pages.error && <ProblemNote problem={pages.error} onRetry={() => pages.refetch()} />}
      {pages.isPending && <Loading />}
      {pages.data && rows.length === 0 && <Empty>{admin.noAudit}</Empty>}
      {rows.length > 0 && (
        <Table
          label={admin.audit}
          rows={rows}
          columns={[
            { title: admin.at, cell: ({ at }) => moment(at, '') },
            { title: admin.who, cell: (row) => (row.person ? name(row.person) : admin.machine) },
            { title: admin.what, cell: (row) => acts[row.act] ?? row.act },
            { title: admin.subject, cell: (row) => <Subject row={row} person={name} /> },
          ]}
        />
      )}
      {pages.hasNextPage && (
        <button type="button" className="button" onClick={() => pages.fetchNextPage()}>
          {admin.older}
        </button>
      )}
    </>
  );
}
