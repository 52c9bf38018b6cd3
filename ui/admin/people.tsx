/** The people of the organization and their log-ins. */
import { useState } from 'react';
import { SearchBox } from '../parts/search-box.tsx';
import { adminApi, type People, type PersonRow } from './api.ts';
import { Asked, useAsked } from './ask.tsx';
import { ImportPeople } from './import-people.tsx';
import { Once, Panel, Table, useChange } from './parts.tsx';
import { PersonForm } from './person-form.tsx';
import { useAdminWords } from './words/words.ts';

type Change = ReturnType<typeof useChange>;

function States({ person }: { person: PersonRow }) {
  const { admin } = useAdminWords();
  const words = admin.person;
  return (
    <div>
      {person.suspendedAt ? (
        <span className="badge danger">{words.suspended}</span>
      ) : (
        <span className="badge ok">{words.active}</span>
      )}{' '}
      {person.administrator && <span className="badge info">{admin.title}</span>}{' '}
      {person.mustChange && <span className="badge warn">{words.first}</span>}{' '}
      {person.twoFactors && <span className="badge">{words.factor}</span>}
    </div>
  );
}

/** What can be done to a person's log-in, beside changing who they are. */
function LogIn({
  person,
  change,
  onPassword,
}: { person: PersonRow } & Pick<Change, 'change'> & { onPassword: (password: string) => void }) {
  const { admin } = useAdminWords();
  const words = admin.person;
  const { id, suspendedAt, twoFactors } = person;
  const reset = async () => {
    const made = await change((key) => adminApi.resetPassword(id, key));
    if (made?.password) onPassword(`${person.username}　${made.password}`);
  };
  return (
    <div className="buttons">
      <button type="button" className="button" onClick={reset}>
        {words.password}
      </button>
      {twoFactors && (
        <button
          type="button"
          className="button"
          onClick={() => void change((key) => adminApi.removeFactor(id, key), admin.saved)}
        >
          {words.removeFactor}
        </button>
      )}
      <button
        type="button"
        className="button reject"
        onClick={() => void change((key) => adminApi.suspend(id, !suspendedAt, key), admin.saved)}
      >
        {suspendedAt ? words.resume : words.suspend}
      </button>
    </div>
  );
}

const matches = (text: string, all: People) => {
  const title = new Map([...all.departments, ...all.roles].map((one) => [one.id, one.title]));
  return ({ id, name, username, departments, roles }: PersonRow): boolean =>
    [id, name, username, ...[...departments, ...roles].map((one) => title.get(one) ?? one)].some((said) =>
      said.toLowerCase().includes(text.toLowerCase()),
    );
};

function PeopleTable({ all, onEdit }: { all: People; onEdit: (id: string) => void }) {
  const { admin } = useAdminWords();
  const words = admin.person;
  const [filter, setFilter] = useState('');
  const said = (options: People['roles'], ids: string[]) =>
    ids.map((id) => options.find((one) => one.id === id)?.title ?? id).join('、');
  return (
    <>
      <SearchBox filter label={admin.filter} value={filter} onSearch={setFilter} />
      <Table
        label={admin.people}
        rows={all.people.filter(matches(filter, all))}
        columns={[
          {
            title: words.name,
            cell: ({ id, name }) => (
              <button type="button" className="link" onClick={() => onEdit(id)}>
                {name}
              </button>
            ),
          },
          { title: words.id, cell: ({ username }) => username },
          { title: words.departments, cell: ({ departments }) => said(all.departments, departments) },
          { title: words.roles, cell: ({ roles }) => said(all.roles, roles) },
          { title: words.state, cell: (person) => <States person={person} /> },
        ]}
      />
    </>
  );
}

function Editor({ all, id, onDone }: { all: People; id: string; onDone: () => void }) {
  const { admin } = useAdminWords();
  const words = admin.person;
  const { change, busy, note } = useChange();
  const [password, setPassword] = useState<string | null>(null);
  const person = all.people.find((one) => one.id === id);
  const save = async ({ id: named, ...asked }: Parameters<typeof adminApi.addPerson>[0]) => {
    if (person) {
      const done = await change((key) => adminApi.changePerson(id, asked, key), admin.saved);
      return done === null ? undefined : onDone();
    }
    const made = await change((key) => adminApi.addPerson({ id: named, ...asked }, key), admin.saved);
    if (made?.password) setPassword(`${named}　${made.password}`);
  };
  return (
    <Panel title={person?.name ?? words.add}>
      {note}
      {password && <Once help={words.passwordOnce} secret={password} />}
      {person && <LogIn person={person} change={change} onPassword={setPassword} />}
      <PersonForm key={id} all={all} person={person} busy={busy} onSend={save} onCancel={onDone} />
    </Panel>
  );
}

export function PeoplePage() {
  const { admin } = useAdminWords();
  const words = admin.person;
  const people = useAsked('people', adminApi.people);
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  return (
    <Asked of={people}>
      {(all) => (
        <>
          {open === 'import:' && <ImportPeople onDone={close} />}
          {open !== null && open !== 'import:' && <Editor key={open} all={all} id={open} onDone={close} />}
          <div className="buttons admin-tools">
            <button type="button" className="button primary" onClick={() => setOpen('new:')}>
              {words.add}
            </button>
            <button type="button" className="button" onClick={() => setOpen('import:')}>
              {words.import}
            </button>
          </div>
          <PeopleTable
            all={all}
            onEdit={(id) => {
              setOpen(id);
              scrollTo(0, 0);
            }}
          />
        </>
      )}
    </Asked>
  );
}
