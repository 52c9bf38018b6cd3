/** People from a CSV file: checked first, then added all or none. */
import { useState } from 'react';
import { ChooseFile } from '../parts/choose-file.tsx';
import { textOf } from '../parts/sheet-file.ts';
import { adminApi } from './api.ts';
import { Form, Lines, Panel, Table, useChange } from './parts.tsx';
import { useAdminWords } from './words/words.ts';

type Told = Awaited<ReturnType<typeof adminApi.importPeople>>['people'];

export function ImportPeople({ onDone }: { onDone: () => void }) {
  const { admin } = useAdminWords();
  const words = admin.person;
  const { change, busy, note } = useChange();
  const [csv, setCsv] = useState('id,name,departments,roles,heads,supervisor\n');
  const [told, setTold] = useState<Told | null>(null);
  const send = async (dryRun: boolean) => {
    setTold(null);
    const done = await change((key) => adminApi.importPeople(csv, dryRun, key));
    setTold(done?.people ?? null);
  };
  return (
    <Panel title={words.import} lead={words.importHelp}>
      {note}
      <Form onSend={() => send(false)}>
        <div className="line wide">
          <ChooseFile
            label={words.file}
            accept=".csv,text/csv"
            onChoose={async (event) => {
              const [file] = event.target.files ?? [];
              if (file) setCsv(await textOf(file));
            }}
          />
        </div>
        <Lines label={words.file} value={csv} onChange={(event) => setCsv(event.target.value)} />
        <div className="buttons">
          <button type="button" className="button" disabled={busy} onClick={() => void send(true)}>
            {words.check}
          </button>
          <button type="submit" className="button primary" disabled={busy}>
            {words.importNow}
          </button>
          <button type="button" className="button" onClick={onDone}>
            {admin.cancel}
          </button>
        </div>
      </Form>
      {told && (
        <Table
          label={words.import}
          rows={told}
          columns={[
            { title: words.id, cell: ({ id }) => id },
            { title: words.name, cell: ({ name }) => name },
            {
              title: words.password,
              cell: ({ password }) => (password ? <code>{password}</code> : ''),
            },
          ]}
        />
      )}
    </Panel>
  );
}
