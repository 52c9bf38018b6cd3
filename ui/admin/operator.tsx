/** The installation: its organizations, in numbers, and its backups. */
import { useState } from 'react';
import { api } from '../api.ts';
import { Choices } from '../parts/choices.tsx';
import type { Option } from '../parts/labelled.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { queryClient } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { type NewOrganization, type OrganizationRow, operatorApi } from './api.ts';
import { Asked, useAsked } from './ask.tsx';
import { FactorBegin, FactorChange } from './factor.tsx';
import { Backups } from './health.tsx';
import { Form, Line, Once, Panel, Select, Table, useChange, useMoment } from './parts.tsx';
import { useAdminWords } from './words/words.ts';

export function Operator({ name }: { name: string }) {
  const { operator } = useAdminWords();
  const words = useWords();
  const leave = async () => {
    await api.signOut();
    await queryClient.resetQueries();
  };
  return (
    <main id="main" className="operator">
      <div className="page">
        <PageHead title={operator.title}>
          <Choices />
          <span className="muted">{name}</span>
          <button type="button" className="button" onClick={() => void leave()}>
            {words.app.signOut}
          </button>
        </PageHead>
        <Organizations />
        <BackupPanel />
        <SecondFactor />
      </div>
    </main>
  );
}

function SecondFactor() {
  const { account } = useAdminWords();
  const own = useAsked('operatorAccount', operatorApi.account);
  return (
    <Panel title={account.factor} lead={own.data?.twoFactors ? account.factorOn : account.factorOff}>
      <Asked of={own}>
        {({ twoFactors }) =>
          twoFactors ? <FactorChange api={operatorApi} /> : <FactorBegin api={operatorApi} />
        }
      </Asked>
    </Panel>
  );
}

function Organizations() {
  const { operator } = useAdminWords();
  const rows = useAsked('organizations', operatorApi.organizations);
  const [adding, setAdding] = useState(false);
  return (
    <Panel title={operator.organizations} lead={operator.lead}>
      <Asked of={rows}>{(data) => <Rows rows={data} />}</Asked>
      {adding ? (
        <Adding onDone={() => setAdding(false)} />
      ) : (
        <button type="button" className="button primary" onClick={() => setAdding(true)}>
          {operator.add}
        </button>
      )}
    </Panel>
  );
}

function Rows({ rows }: { rows: OrganizationRow[] }) {
  const { admin, operator } = useAdminWords();
  const { change, note } = useChange();
  /** The one that a second press suspends. */
  const [sure, setSure] = useState('');
  const turn = ({ id, suspendedAt }: OrganizationRow) => {
    if (!suspendedAt && sure !== id) return setSure(id);
    setSure('');
    void change((key) => operatorApi.suspend(id, !suspendedAt, key), admin.saved);
  };
  const deed = ({ id, suspendedAt }: OrganizationRow): string => {
    if (suspendedAt) return admin.person.resume;
    return sure === id ? operator.sure : admin.person.suspend;
  };
  return (
    <>
      {note}
      <Table
        label={operator.organizations}
        rows={rows}
        columns={[
          { title: operator.name, cell: ({ title }) => title },
          { title: operator.id, cell: ({ id }) => <code>{id}</code> },
          { title: operator.ruleset, cell: ({ ruleset, version }) => `${ruleset} ${version}` },
          { title: operator.people, cell: ({ people }) => <span className="digits">{people}</span> },
          {
            title: operator.complaints,
            cell: ({ complaints }) => <span className="digits">{complaints}</span>,
          },
          { title: operator.state, cell: (row) => <State row={row} /> },
          {
            title: operator.change,
            cell: (row) => (
              <button
                type="button"
                className={row.suspendedAt ? 'button' : 'button reject'}
                onClick={() => turn(row)}
              >
                {deed(row)}
              </button>
            ),
          },
        ]}
      />
    </>
  );
}

function State({ row }: { row: OrganizationRow }) {
  const { admin, operator } = useAdminWords();
  return (
    <div>
      {row.suspendedAt ? (
        <span className="badge danger">{admin.person.suspended}</span>
      ) : (
        <span className="badge ok">{admin.person.active}</span>
      )}{' '}
      {row.unset > 0 && <span className="badge warn">{operator.unset(row.unset)}</span>}
    </div>
  );
}

function Adding({ onDone }: { onDone: () => void }) {
  const library = useAsked('operatorLibrary', operatorApi.library);
  return <Asked of={library}>{(rules) => <AddForm rules={rules} onDone={onDone} />}</Asked>;
}

function AddForm({ rules, onDone }: { rules: Option[]; onDone: () => void }) {
  const { admin, operator } = useAdminWords();
  const { change, busy, note } = useChange();
  const [made, setMade] = useState<string | null>(null);
  const send = async (form: FormData) => {
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const asked: NewOrganization = {
      id: said('id'),
      title: said('title'),
      ruleset: said('ruleset'),
      administrator: { id: said('user'), name: said('person') },
    };
    const told = await change((key) => operatorApi.add(asked, key), admin.saved);
    if (told?.password) setMade(`${told.administrator}　${told.password}`);
    else if (told) onDone();
  };
  if (made)
    return (
      <>
        <Once help={operator.password} secret={made} />
        <button type="button" className="button" onClick={onDone}>
          {operator.done}
        </button>
      </>
    );
  return (
    <Form onSend={send}>
      {note}
      <Line label={operator.name} name="title" required maxLength={100} />
      <Line label={operator.id} help={operator.idHelp} name="id" required pattern="[a-z][a-z0-9\-]{0,59}" />
      <Select label={operator.rules} name="ruleset" options={rules} required />
      <Line label={operator.administrator} name="person" required maxLength={100} />
      <Line label={operator.user} name="user" required maxLength={60} autoComplete="off" />
      <div className="buttons">
        <button type="submit" className="button primary" disabled={busy}>
          {operator.add}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {operator.cancel}
        </button>
      </div>
    </Form>
  );
}

function BackupPanel() {
  const moment = useMoment();
  const { admin, operator } = useAdminWords();
  const health = useAsked('operatorHealth', operatorApi.health);
  const { change, busy, note } = useChange();
  return (
    <Panel title={admin.healthParts.backup}>
      {note}
      <Asked of={health}>
        {(data) => (
          <>
            <Backups health={data} />
            {data.jobs.map(({ job, at, good_at: good, said }) => (
              <p key={job} className="muted">
                {job === 'backup' ? admin.healthParts.ranBackup : admin.healthParts.tidy}{' '}
                <span className="digits">{moment(at, '')}</span>
                {good !== at && ` · ${operator.failed} ${said}`}
              </p>
            ))}
            {data.backups && (
              <button
                type="button"
                className="button primary"
                disabled={busy}
                onClick={() => void change((key) => operatorApi.backUp(key), operator.backedUp)}
              >
                {busy ? operator.backingUp : operator.backUp}
              </button>
            )}
          </>
        )}
      </Asked>
    </Panel>
  );
}
