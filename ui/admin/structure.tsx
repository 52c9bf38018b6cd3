/** Departments and roles as the rules name them, and who stands in each. */
import { adminApi, type People, type PersonRow } from './api.ts';
import { Asked, useAsked } from './ask.tsx';
import { Panel, Table } from './parts.tsx';
import { useAdminWords } from './words/words.ts';

function Held({
  title,
  options,
  of,
  all,
}: {
  title: string;
  options: People['roles'];
  of: (person: PersonRow) => string[];
  all: People;
}) {
  const { admin } = useAdminWords();
  const active = all.people.filter(({ suspendedAt }) => !suspendedAt);
  const names = (people: PersonRow[]) => people.map(({ name }) => name).join('、');
  return (
    <Panel title={title}>
      <Table
        label={title}
        rows={options}
        columns={[
          { title, cell: (one) => one.title },
          {
            title: admin.headed,
            cell: ({ id }) => names(active.filter(({ heads = [] }) => heads.includes(id))),
          },
          {
            title: admin.people,
            cell: ({ id }) =>
              names(active.filter((person) => of(person).includes(id))) || (
                <span className="badge warn">{admin.nobody}</span>
              ),
          },
        ]}
      />
    </Panel>
  );
}

export function StructurePage() {
  const { admin } = useAdminWords();
  const people = useAsked('people', adminApi.people);
  return (
    <Asked of={people}>
      {(all) => (
        <>
          <p className="muted">{admin.structureHelp}</p>
          <Held
            title={admin.person.departments}
            options={all.departments}
            of={({ departments }) => departments}
            all={all}
          />
          <Held title={admin.person.roles} options={all.roles} of={({ roles }) => roles} all={all} />
        </>
      )}
    </Asked>
  );
}
