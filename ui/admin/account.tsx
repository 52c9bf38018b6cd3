/** One's own account: who one is here, language and appearance, password, second factor, sessions, tokens. */
import { useQuery } from '@tanstack/react-query';
import { Choices } from '../parts/choices.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Loading, ProblemNote } from '../parts/states.tsx';
import { useSession } from '../queries.ts';
import { accountApi } from './account-api.ts';
import { FactorBegin, FactorChange } from './factor.tsx';
import { Panel, Table, useChange, useMoment } from './parts.tsx';
import { PasswordForm } from './password.tsx';
import { Tokens } from './tokens.tsx';
import { useAdminWords } from './words/words.ts';

/** The browser and the system, out of what a browser says of itself. */
const browserOf = (said: string): string =>
  [/(Edg|Firefox|Chrome|Safari)\/[\d.]+/, /Windows|Android|iPhone|iPad|Mac OS X|Linux/]
    .map((pattern) => pattern.exec(said)?.[0])
    .filter(Boolean)
    .join(', ') || said.slice(0, 60);

function Sessions() {
  const moment = useMoment();
  const { account: words } = useAdminWords();
  const { data = [] } = useQuery({ queryKey: ['account', 'sessions'], queryFn: accountApi.sessions });
  const { change, note } = useChange();
  const end = (id: string) => void change((key) => accountApi.endSession(id, key), words.ended);
  return (
    <Panel title={words.sessions}>
      {note}
      <Table
        label={words.sessions}
        rows={data}
        columns={[
          { title: words.sessions, cell: ({ browser }) => browserOf(browser) || words.none },
          { title: words.since, cell: ({ at }) => moment(at, '') },
          { title: words.used, cell: ({ usedAt }) => moment(usedAt, '') },
          {
            title: words.end,
            cell: ({ id, mine }) =>
              mine ? (
                <span className="badge info">{words.here}</span>
              ) : (
                <button type="button" className="button small" onClick={() => end(id)}>
                  {words.end}
                </button>
              ),
          },
        ]}
      />
      {data.length > 1 && (
        <button type="button" className="button" onClick={() => end('others')}>
          {words.endOthers}
        </button>
      )}
    </Panel>
  );
}

export function AccountPage() {
  const { account: words } = useAdminWords();
  const session = useSession();
  const account = useQuery({ queryKey: ['account'], queryFn: accountApi.account });
  if (account.error) return <ProblemNote problem={account.error} onRetry={() => account.refetch()} />;
  if (!account.data || !session.data) return <Loading />;
  const { person } = session.data;
  const said = (items: { title: string }[]) => items.map(({ title }) => title).join('、') || words.none;
  const { twoFactors, username } = account.data;
  return (
    <div className="page narrow">
      <PageHead title={words.title} lead={`${person.name} · ${username}`} />
      <Panel
        title={words.profile}
        lead={`${words.departments}：${said(person.departments)} · ${words.roles}：${said(person.roles)}`}
      >
        <Choices />
      </Panel>
      <Panel title={words.password}>
        <PasswordForm />
      </Panel>
      <Panel title={words.factor} lead={twoFactors ? words.factorOn : words.factorOff}>
        {twoFactors ? <FactorChange /> : <FactorBegin />}
      </Panel>
      <Sessions />
      <Tokens />
    </div>
  );
}
