/** A person added or changed. */
import type { People, PersonChange, PersonRow } from './api.ts';
import { Form, Line, Select, Ticks } from './parts.tsx';
import { useAdminWords } from './words/words.ts';

const read = (form: FormData): PersonChange => ({
  name: String(form.get('name')),
  departments: form.getAll('departments').map(String),
  roles: form.getAll('roles').map(String),
  heads: form.getAll('heads').map(String),
  ...(form.get('supervisor') ? { supervisor: String(form.get('supervisor')) } : {}),
  administrator: form.has('administrator'),
});

export function PersonForm({
  all,
  person,
  busy,
  onSend,
  onCancel,
}: {
  all: People;
  /** Absent for a new one. */
  person?: PersonRow;
  busy: boolean;
  onSend: (change: PersonChange & { id: string }) => void;
  onCancel: () => void;
}) {
  const { admin } = useAdminWords();
  const words = admin.person;
  const others = all.people
    .filter(({ id }) => id !== person?.id)
    .map(({ id, name }) => ({ id, title: name }));
  return (
    <Form onSend={(form) => onSend({ id: person?.id ?? String(form.get('id')).trim(), ...read(form) })}>
      {!person && <Line label={words.id} help={words.idHelp} name="id" maxLength={60} required />}
      <Line label={words.name} name="name" defaultValue={person?.name} maxLength={100} required />
      <Select
        label={words.supervisor}
        name="supervisor"
        options={others}
        none={admin.none}
        defaultValue={person?.supervisor ?? ''}
      />
      <Ticks
        label={words.departments}
        name="departments"
        options={all.departments}
        chosen={person?.departments ?? []}
      />
      <Ticks label={words.heads} name="heads" options={all.departments} chosen={person?.heads ?? []} />
      <Ticks label={words.roles} name="roles" options={all.roles} chosen={person?.roles ?? []} />
      <div className="ticks">
        <label className="tick">
          <input type="checkbox" name="administrator" defaultChecked={person?.administrator} />
          {words.administrator}
        </label>
      </div>
      <div className="buttons">
        <button type="submit" className="button primary" disabled={busy}>
          {admin.save}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {admin.cancel}
        </button>
      </div>
    </Form>
  );
}
