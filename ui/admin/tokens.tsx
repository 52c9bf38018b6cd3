/** One's tokens for programs: made, shown once, revoked. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountApi, scopes, type TokenScope, type TokenView } from './account-api.ts';
import { Form, Line, Once, Panel, Table, Ticks, useChange, useMoment } from './parts.tsx';
import { useAdminWords } from './words/words.ts';

export function TokenTable({
  tokens,
  person,
  onRevoke,
}: {
  tokens: TokenView[];
  /** Names whose they are, where they are several people's. */
  person?: (id: string) => string;
  onRevoke: (id: string) => void;
}) {
  const { account: words, admin } = useAdminWords();
  const moment = useMoment();
  if (tokens.length === 0) return <p className="muted">{words.tokenNone}</p>;
  const whose = person
    ? [{ title: admin.session.person, cell: (token: TokenView) => person(token.person) }]
    : [];
  return (
    <Table
      label={words.tokens}
      rows={tokens}
      columns={[
        ...whose,
        { title: words.tokenTitle, cell: ({ title }) => title },
        {
          title: words.tokenScopes,
          cell: (token) => token.scopes.map((one) => words.scopes[one]).join('、'),
        },
        { title: words.used, cell: ({ usedAt }) => moment(usedAt, words.never) },
        { title: words.tokenUntil, cell: ({ expiresAt }) => moment(expiresAt, '') },
        {
          title: words.tokenRevoke,
          cell: ({ id, revokedAt }) =>
            revokedAt ? (
              <span className="badge">{words.tokenRevoked}</span>
            ) : (
              <button type="button" className="button small" onClick={() => onRevoke(id)}>
                {words.tokenRevoke}
              </button>
            ),
        },
      ]}
    />
  );
}

export function Tokens() {
  const { account: words } = useAdminWords();
  const { data = [] } = useQuery({ queryKey: ['account', 'tokens'], queryFn: accountApi.tokens });
  const { change, busy, note } = useChange();
  const [made, setMade] = useState<string | null>(null);
  const make = async (form: FormData) => {
    const asked = {
      title: String(form.get('title')),
      scopes: form.getAll('scopes') as TokenScope[],
      days: Number(form.get('days')),
    };
    const token = await change((key) => accountApi.makeToken(asked, key));
    setMade(token?.token ?? null);
  };
  return (
    <Panel title={words.tokens} lead={words.tokensHelp}>
      {note}
      {made && <Once help={words.tokenOnce} secret={made} />}
      <TokenTable
        tokens={data}
        onRevoke={(id) => void change((key) => accountApi.revokeToken(id, key), words.tokenRevoked)}
      />
      <Form onSend={make}>
        <Line label={words.tokenTitle} name="title" maxLength={100} required />
        <Line
          label={words.tokenDays}
          name="days"
          type="number"
          min={1}
          max={366}
          defaultValue={90}
          required
        />
        <Ticks
          label={words.tokenScopes}
          name="scopes"
          options={scopes.map((id) => ({ id, title: words.scopes[id] }))}
          chosen={['read']}
        />
        <div className="buttons">
          <button type="submit" className="button" disabled={busy}>
            {words.tokenMake}
          </button>
        </div>
      </Form>
    </Panel>
  );
}
