/** Who is signed in, all tokens, and who needs a second factor. */
import { adminApi, type People, type Policy } from './api.ts';
import { Asked, useAsked } from './ask.tsx';
import { Form, Panel, Table, Ticks, useChange, useMoment } from './parts.tsx';
import { TokenTable } from './tokens.tsx';
import { useAdminWords } from './words/words.ts';

const naming = (people: People | undefined) => (id: string) =>
  people?.people.find((one) => one.id === id)?.name ?? id;

function PolicyPanel({ policy, roles }: { policy: Policy; roles: People['roles'] }) {
  const { admin } = useAdminWords();
  const { change, busy, note } = useChange();
  const send = (form: FormData) =>
    change(
      (key) =>
        adminApi.setPolicy({ everyone: form.has('everyone'), roles: form.getAll('roles').map(String) }, key),
      admin.saved,
    );
  return (
    <Panel title={admin.policy}>
      {note}
      <Form onSend={send}>
        <div className="ticks">
          <label className="tick">
            <input type="checkbox" name="everyone" defaultChecked={policy.everyone} /> {admin.policyEveryone}
          </label>
        </div>
        <Ticks label={admin.policyRoles} name="roles" options={roles} chosen={policy.roles} />
        <div className="buttons">
          <button type="submit" className="button" disabled={busy}>
            {admin.save}
          </button>
        </div>
      </Form>
    </Panel>
  );
}

function Sessions({ name }: { name: (id: string) => string }) {
  const moment = useMoment();
  const { admin } = useAdminWords();
  const words = admin.session;
  const sessions = useAsked('sessions', adminApi.sessions);
  const { change, note } = useChange();
  return (
    <Panel title={admin.sessions}>
      {note}
      <Asked of={sessions}>
        {(rows) => (
          <Table
            label={admin.sessions}
            rows={rows}
            columns={[
              { title: words.person, cell: ({ person }) => name(person) },
              { title: words.since, cell: ({ at }) => moment(at, '') },
              { title: words.used, cell: ({ usedAt }) => moment(usedAt, '') },
              {
                title: words.end,
                cell: ({ id }) => (
                  <button
                    type="button"
                    className="button small"
                    onClick={() => void change((key) => adminApi.endSession(id, key), admin.saved)}
                  >
                    {words.end}
                  </button>
                ),
              },
            ]}
          />
        )}
      </Asked>
    </Panel>
  );
}

export function SignInsPage() {
  const { account } = useAdminWords();
  const policy = useAsked('policy', adminApi.policy);
  const people = useAsked('people', adminApi.people);
  const tokens = useAsked('tokens', adminApi.tokens);
  const { change, note } = useChange();
  const name = naming(people.data);
  return (
    <>
      <Asked of={people}>
        {({ roles }) => <Asked of={policy}>{(data) => <PolicyPanel policy={data} roles={roles} />}</Asked>}
      </Asked>
      <Sessions name={name} />
      <Panel title={account.tokens}>
        {note}
        <Asked of={tokens}>
          {(rows) => (
            <TokenTable
              tokens={rows}
              person={name}
              onRevoke={(id) => void change((key) => adminApi.revokeToken(id, key), account.tokenRevoked)}
            />
          )}
        </Asked>
      </Panel>
    </>
  );
}
