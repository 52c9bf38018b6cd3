/** What an office brings along: complaints of its old register from a spreadsheet, the last numbers of its series. */
import { type ChangeEvent, useRef, useState } from 'react';
import { newKey } from '../intent.ts';
import { ChooseFile } from '../parts/choose-file.tsx';
import { saveText } from '../parts/save-text.ts';
import { csvOf, sheetsOf } from '../parts/sheet-file.ts';
import { PageProblem } from '../parts/states.tsx';
import { adminApi, type BroughtRows, type Target } from './api.ts';
import { LastNumbers } from './last-numbers.tsx';
import { Panel, Table, useChange } from './parts.tsx';
import { useAdminWords } from './words/words.ts';

interface File {
  head: string[];
  rows: string[][];
  targets: Target[];
  columns: (string | null)[];
}

/** Rows sent at once: each portion is done whole before the next. */
const PORTION = 200;

interface Far {
  done: number;
  open: number;
  closed: number;
  faulty: BroughtRows['faulty'];
  dryRun: boolean;
}

const began = (dryRun: boolean): Far => ({ done: 0, open: 0, closed: 0, faulty: [], dryRun });

/** Portion by portion until it is told to stop; the numbers of rows are those of the file. */
async function send(
  { rows, columns }: File,
  dryRun: boolean,
  stopped: () => boolean,
  tell: (far: Far) => void,
): Promise<Far> {
  let far = began(dryRun);
  for (let from = 0; from < rows.length && !stopped(); from += PORTION) {
    const portion = rows.slice(from, from + PORTION);
    const told = await adminApi.bringComplaints({ columns, rows: portion, dryRun }, newKey());
    far = {
      dryRun,
      done: from + portion.length,
      open: far.open + told.open,
      closed: far.closed + told.closed,
      faulty: [...far.faulty, ...told.faulty.map((one) => ({ ...one, row: one.row + from }))],
    };
    tell(far);
  }
  return far;
}

export function BringPage() {
  const { admin } = useAdminWords();
  const words = admin.bringing;
  const { change, busy, note } = useChange();
  const [file, setFile] = useState<File>();
  const [far, setFar] = useState<Far>();
  const [broken, setBroken] = useState<unknown>();
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    setFar(undefined);
    setBroken(undefined);
    if (!chosen) return setFile(undefined);
    try {
      const [sheet] = await sheetsOf(chosen);
      const [head = [], ...rows] = sheet?.rows ?? [];
      const { targets, guessed } = await adminApi.oldColumns(head, newKey());
      setFile({ head, rows, targets, columns: guessed });
    } catch (error) {
      setFile(undefined);
      setBroken(error);
    }
  };
  const stop = useRef(false);
  const run = (dryRun: boolean) => {
    if (!file) return;
    stop.current = false;
    setFar(began(dryRun));
    const sent = () => send(file, dryRun, () => stop.current, setFar);
    return change(sent, dryRun ? words.checked : words.done);
  };
  return (
    <>
      <Panel title={words.title} lead={words.lead}>
        {note}
        <ChooseFile label={words.file} accept=".xlsx,.csv" onChoose={(e) => void choose(e)} />
        {broken !== undefined && <PageProblem problem={broken} />}
        {file && <Columns of={file} onChange={(columns) => setFile({ ...file, columns })} />}
        {file && (
          <div className="buttons">
            <button type="button" className="button" disabled={busy} onClick={() => void run(true)}>
              {words.check}
            </button>
            <button
              type="button"
              className="button primary"
              disabled={busy || !far?.dryRun || far.done < file.rows.length}
              onClick={() => void run(false)}
            >
              {words.bring(file.rows.length)}
            </button>
            {busy && far && (
              <>
                <progress aria-label={words.title} max={file.rows.length} value={far.done} />
                <button type="button" className="button" onClick={() => (stop.current = true)}>
                  {admin.cancel}
                </button>
              </>
            )}
          </div>
        )}
        {far && file && <Outcome of={far} file={file} />}
      </Panel>
      <LastNumbers />
    </>
  );
}

function Columns({ of, onChange }: { of: File; onChange: (columns: File['columns']) => void }) {
  const { admin } = useAdminWords();
  const words = admin.bringing;
  const { head, rows, targets, columns } = of;
  const set = (index: number, id: string) =>
    onChange(columns.map((one, at) => (at === index ? id || null : one)));
  return (
    <Table
      label={words.columns}
      rows={head.map((title, index) => ({ id: String(index), title, index }))}
      columns={[
        { title: words.column, cell: ({ title }) => title },
        { title: words.first, cell: ({ index }) => rows[0]?.[index] ?? '' },
        {
          title: words.holds,
          cell: ({ title, index }) => (
            <select
              className="control"
              aria-label={`${title} ${words.holds}`}
              value={columns[index] ?? ''}
              onChange={(e) => set(index, e.target.value)}
            >
              <option value="">{words.left}</option>
              {targets.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </select>
          ),
        },
      ]}
    />
  );
}

function Outcome({ of, file }: { of: Far; file: File }) {
  const { admin } = useAdminWords();
  const words = admin.bringing;
  const { done, open, closed, faulty, dryRun } = of;
  const said = ({ problems }: Far['faulty'][number]) =>
    problems
      .map(({ path, text }) => [file.head[Number(path.split('/')[1] || -1)], text].filter(Boolean).join('：'))
      .join(' ');
  const save = () => {
    const rows = faulty.map((one) => [...(file.rows[one.row] ?? []), said(one)]);
    saveText(`${words.faultyFile}.csv`, csvOf([[...file.head, words.why], ...rows]), 'text/csv');
  };
  return (
    <div role="status">
      <p className={`note${faulty.length > 0 ? ' warn' : ''}`}>
        {words.counts({ done, of: file.rows.length, open, closed, faulty: faulty.length, dryRun })}
      </p>
      {faulty.length > 0 && (
        <>
          <Table
            label={words.faulty}
            rows={faulty.slice(0, 50).map((one) => ({ ...one, id: String(one.row) }))}
            columns={[
              { title: words.line, cell: ({ row }) => row + 2 },
              { title: words.why, cell: said },
            ]}
          />
          <button type="button" className="button" onClick={save}>
            {words.save(faulty.length)}
          </button>
        </>
      )}
    </div>
  );
}
