/** A form as it looks on paper: labelled cells with thin rules, sections with signer and time, the copies. */
import { useState } from 'react';
import type { FieldView, PaperForm, PaperSection } from '../../engine/form/shapes.ts';
import { api } from '../api.ts';
import { fillRows } from '../form/fill-rows.ts';
import { Clauses } from '../parts/clauses.tsx';
import { FileLink } from '../parts/file-link.tsx';
import { useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';

export function Paper({ complaint, form }: { complaint: string; form: PaperForm }) {
  const words = useWords();
  const [whole, setWhole] = useState(false);
  const blanks = form.sections.some(isBlank);
  const print = (copies: boolean) => api.formPrint(complaint, form.id, copies);
  return (
    <section className="paper-frame" aria-labelledby={`form-${form.id}`}>
      <div className="paper-tools">
        {blanks && (
          <button
            type="button"
            className="button small"
            aria-pressed={whole}
            onClick={() => setWhole(!whole)}
          >
            {whole ? words.complaint.foldBlank : words.complaint.showBlank}
          </button>
        )}
        <a className="button small" href={print(false)} target="_blank" rel="noreferrer">
          {words.complaint.print}
        </a>
        {form.copies.length > 0 && (
          <a className="button small" href={print(true)} target="_blank" rel="noreferrer">
            {words.complaint.printCopies}
          </a>
        )}
      </div>
      <div className="paper">
        <header className="paper-head">
          <span className="paper-corner muted">{form.paper.number ?? ''}</span>
          <div>
            <p className="paper-organization">{form.organization}</p>
            <h2 id={`form-${form.id}`}>{form.title}</h2>
          </div>
          <span className="paper-number">
            {form.number.label && <span className="muted">{form.number.label} </span>}
            <span className="digits">{form.number.text}</span>
          </span>
        </header>
        {form.sections.map((section) => (
          <Section key={section.id} section={section} folded={!whole && isBlank(section)} />
        ))}
        {form.barred && <p className="paper-foot">{form.barred}</p>}
      </div>
      {form.copies.length > 0 && <Copies copies={form.copies} />}
    </section>
  );
}

/** Nobody has written anything there yet: its title is enough, until the whole form is asked for. */
const isBlank = ({ signed, visible, fields }: PaperSection) =>
  visible && !signed && fields.every((f) => f.text === '' && !f.table?.rows.length);

function Section({ section, folded }: { section: PaperSection; folded: boolean }) {
  const words = useWords();
  const times = useTimes();
  const { signed, visible, fields } = section;
  const state = signed
    ? words.complaint.signed(signed.by, times.dateTime(signed.at))
    : visible && words.complaint.notFilled;
  return (
    <section className={`paper-section${folded ? ' folded' : ''}`}>
      <h3>
        {section.title} <Clauses of={section.clause} />
        <span className="paper-signed">{state}</span>
      </h3>
      {visible && !folded && <Cells fields={fields} />}
      {!visible && <p className="paper-hidden muted">{words.complaint.notVisible}</p>}
    </section>
  );
}

const isWide = (f: FieldView) => f.long || f.table !== undefined;
const cellOf = (f: FieldView) => ({
  span: isWide(f) ? 4 : Math.min(4, Math.max(1, f.span)),
  stretches: true,
});

export function Cells({ fields }: { fields: FieldView[] }) {
  const spans = fillRows(fields.map(cellOf));
  return (
    <dl className="cells">
      {fields.map((f, i) => (
        <div key={f.id} className={`cell span-${spans[i]}${isWide(f) ? ' long' : ''}`}>
          <dt>{f.title}</dt>
          <dd>
            {f.table ? <Rows table={f.table} title={f.title} /> : !f.files && f.text}
            {f.files && <Attached files={f.files} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Attached({ files }: { files: NonNullable<FieldView['files']> }) {
  return (
    <ul className="file-list">
      {files.map((file) => (
        <li key={file.id}>
          <FileLink file={file} />
        </li>
      ))}
    </ul>
  );
}

export function Rows({ table, title }: { table: NonNullable<FieldView['table']>; title: string }) {
  return (
    // Scrolls in its own box, so keyboards must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="scroll-box" aria-label={title} tabIndex={0}>
      <table className="paper-table">
        <thead>
          <tr>
            {table.titles.map((t) => (
              <th key={t} scope="col">
                {t}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows on paper have no other identity
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={table.titles[j]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Copies({ copies }: { copies: PaperForm['copies'] }) {
  const words = useWords();
  return (
    <div className="copies">
      <h3>{words.complaint.copies}</h3>
      <ol>
        {copies.map((c) => (
          <li key={c.id}>
            <strong>{c.label}</strong> {c.to}
            {c.note && <span className="muted"> — {c.note}</span>} <Clauses of={c.clause} />
          </li>
        ))}
      </ol>
    </div>
  );
}
