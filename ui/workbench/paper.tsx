/** A form as it looks on paper: labelled cells with thin rules, sections with signer and time, the copies. */
import { type ReactNode, useState } from 'react';
import type { PaperForm, PaperSection } from '../../engine/form/shapes.ts';
import { api } from '../api.ts';
import { Clauses } from '../parts/clauses.tsx';
import { PaperName } from '../parts/paper-name.tsx';
import { useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';
import { Cells, Nodes } from './paper-nodes.tsx';

interface PaperProps {
  /** Absent where the form is shown by itself. */
  complaint?: string;
  form: PaperForm;
  /** Shown whole though nothing is filled. */
  blank?: boolean;
  tools?: ReactNode;
}

export function Paper({ complaint, form, blank, tools }: PaperProps) {
  const words = useWords();
  const [whole, setWhole] = useState(blank ?? false);
  const sections = form.own?.rest ?? form.sections;
  const blanks = !blank && sections.some(isBlank);
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
        {form.unprintable ? (
          <p className="muted">{form.unprintable}</p>
        ) : (
          complaint !== undefined && <Prints complaint={complaint} form={form} />
        )}
        {tools}
      </div>
      <div className="paper">
        <header className="paper-head">
          <span className="paper-corner muted">{form.paper.number ?? ''}</span>
          <div>
            <PaperName organization={form.organization} brand={form.brand} />
            <h2 id={`form-${form.id}`}>{form.title}</h2>
          </div>
          <span className="paper-number">
            {form.number.label && <span className="muted">{form.number.label} </span>}
            <span className="digits">{form.number.text}</span>
          </span>
        </header>
        {form.own && (
          <div className="paper-own">
            <Nodes nodes={form.own.nodes} />
          </div>
        )}
        {sections.map((section, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several records bear the id of one section
          <Section key={`${section.id}:${at}`} section={section} folded={!whole && isBlank(section)} />
        ))}
        {form.barred && <p className="paper-foot">{form.barred}</p>}
      </div>
      {form.copies.length > 0 && <Copies copies={form.copies} />}
    </section>
  );
}

function Prints({ complaint, form }: { complaint: string; form: PaperForm }) {
  const words = useWords();
  const print = (copies: boolean) => api.formPrint(complaint, form.id, copies);
  return (
    <>
      <a className="button small" href={print(false)} target="_blank" rel="noreferrer">
        {words.complaint.print}
      </a>
      {form.copies.length > 0 && (
        <a className="button small" href={print(true)} target="_blank" rel="noreferrer">
          {words.complaint.printCopies}
        </a>
      )}
    </>
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
