/** Fields brought in: pasted columns of a sheet, or a JSON Schema; looked through before they are added. */
import { useState } from 'react';
import type { Json } from '../../../engine/exchange/parts.ts';
import type { Choice } from '../../../engine/ruleset/types.ts';
import { type Column, columnsIn, fieldsIn } from '../../../engine/studio/form/columns.ts';
import { kinds, newField } from '../../../engine/studio/form/kinds.ts';
import { idsIn, withField } from '../../../engine/studio/form/rework.ts';
import { localize } from '../../../engine/text/language.ts';
import { type Bench, useBench } from './bench.ts';
import { addList } from './field-properties.tsx';
import { sayKind } from './words.ts';

interface Found {
  columns: Column[];
  lists: Choice[];
  left: string[];
  fault?: string;
}

const NONE: Found = { columns: [], lists: [], left: [] };

function read(text: string, { form, desk }: Bench, holder: string): Found {
  const taken = {
    fields: idsIn(form, holder),
    choices: desk.draft.set.ruleset.choices?.map(({ id }) => id) ?? [],
  };
  if (text.trim() === '') return NONE;
  if (!/^\s*\{/.test(text)) return { ...NONE, columns: columnsIn(text, taken) };
  try {
    return fieldsIn(JSON.parse(text) as Json, taken);
  } catch (error) {
    return { ...NONE, fault: String(error) };
  }
}

export function Bring({ onDone }: { onDone(): void }) {
  const bench = useBench();
  const { desk, form, words, chosen } = bench;
  const [text, setText] = useState('');
  const [section, setSection] = useState(Number(chosen.split('/')[2] ?? 0) || 0);
  const [kindsBy, setKinds] = useState<Record<string, string>>({});
  const [out, setOut] = useState<string[]>([]);
  const holder = `/sections/${section}/schema`;
  const found = read(text, bench, holder);
  const columns = found.columns
    .filter(({ id }) => !out.includes(id))
    .map((one) => asChosen(one, kindsBy[one.id]));
  const add = () => {
    const lists = [...found.lists, ...columns.flatMap(({ choice }) => choice ?? [])];
    const at = Object.keys(form.sections[section]!.schema.properties).length;
    let next = { form, path: chosen };
    for (const [n, { id, field, required }] of columns.entries())
      next = withField(next.form, { holder, index: at + n }, id, field, required);
    if (bench.put(next, addList(desk.draft.set.ruleset.choices, lists))) onDone();
  };
  const toggle = (id: string) => setOut(out.includes(id) ? out.filter((one) => one !== id) : [...out, id]);
  return (
    <div className="form-bring">
      <p className="muted">{words.bringHelp}</p>
      <label className="field">
        <span className="field-label">{words.pasted}</span>
        <textarea className="control" rows={8} value={text} onChange={(e) => setText(e.target.value)} />
      </label>
      <label className="field">
        <span className="field-label">{words.into}</span>
        <select className="control" value={section} onChange={(e) => setSection(Number(e.target.value))}>
          {form.sections.map(({ id, title }, index) => (
            <option key={id} value={index}>
              {localize(title, desk.language)}
            </option>
          ))}
        </select>
      </label>
      {found.fault && (
        <p className="field-error" role="alert">
          {words.notJson} {found.fault}
        </p>
      )}
      {text.trim() !== '' && !found.fault && found.columns.length === 0 && <p>{words.nothingFound}</p>}
      {found.columns.length > 0 && (
        <Table
          columns={found.columns}
          out={out}
          kindsBy={kindsBy}
          onToggle={toggle}
          onKind={(id, kind) => setKinds({ ...kindsBy, [id]: kind })}
        />
      )}
      {found.left.length > 0 && (
        <p className="note warn">
          {words.left}: <code>{found.left.join(', ')}</code>
        </p>
      )}
      <button type="button" className="button primary" disabled={columns.length === 0} onClick={add}>
        {words.takeAll(columns.length)}
      </button>
    </div>
  );
}

/** Another kind than was guessed; a list that was found belongs to the guess. */
function asChosen(column: Column, kind: string | undefined): Column {
  if (!kind || kind === column.kind) return column;
  const { choice: _, ...rest } = column;
  return { ...rest, kind, field: newField(kind, column.field.title) };
}

interface TableProps {
  columns: Column[];
  out: string[];
  kindsBy: Record<string, string>;
  onToggle(id: string): void;
  onKind(id: string, kind: string): void;
}

function Table({ columns, out, kindsBy, onToggle, onKind }: TableProps) {
  const { desk, words } = useBench();
  return (
    <div className="studio-scroll">
      <table className="studio-table">
        <thead>
          <tr>
            <th>{words.take}</th>
            <th>{words.name}</th>
            <th>{words.kind}</th>
            <th>{words.id}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ id, field, kind }) => {
            const name = localize(field.title, desk.language);
            return (
              <tr key={id}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${words.take}: ${name}`}
                    checked={!out.includes(id)}
                    onChange={() => onToggle(id)}
                  />
                </td>
                <td>{name}</td>
                <td>
                  <select
                    className="control"
                    aria-label={`${words.kind}: ${name}`}
                    value={kindsBy[id] ?? kind}
                    onChange={(e) => onKind(id, e.target.value)}
                  >
                    {kinds.map((one) => (
                      <option key={one.id} value={one.id}>
                        {sayKind(one.id, desk.language)}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="digits">{id}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
