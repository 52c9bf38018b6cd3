/** Forms as they are filled, drawn by the form renderer itself; nothing can be typed. */
import { SectionForm } from '../form/section-form.tsx';
import { Clauses } from '../parts/clauses.tsx';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import type { RuleSetPage } from './api.ts';
import { useAdoptWords } from './words.ts';

export type FormOf = RuleSetPage['summary']['forms'][number];

const nothing = () => {};

export function FormPicture({ form }: { form: FormOf }) {
  return (
    <div className="panel form-picture">
      {form.sections.map((section) => (
        <section key={section.id} className="sheet-section">
          <h2 className="section-title">
            {section.title} <Clauses of={section.clause} />
          </h2>
          <ErrorBoundary fallback={null}>
            <SectionForm
              section={section}
              initial={{}}
              errors={[]}
              disabled
              onChange={nothing}
              onBlur={nothing}
            />
          </ErrorBoundary>
        </section>
      ))}
    </div>
  );
}

export function Forms({ of }: { of: FormOf[] }) {
  return of.map((form, index) => (
    <details key={form.id} className="fold" open={index === 0}>
      <summary>
        {form.title} <Clauses of={form.clause} />
      </summary>
      <FormPicture form={form} />
    </details>
  ));
}

/** The same form of two rule sets; where one has none, that is said. */
export function FormPair({ ours, theirs }: { ours?: FormOf; theirs?: FormOf }) {
  const words = useAdoptWords();
  const side = (title: string, form?: FormOf) => (
    <div>
      <p className="group-title">{title}</p>
      {form ? <FormPicture form={form} /> : <p className="muted">{words.absent}</p>}
    </div>
  );
  return (
    <div className="pair">
      {side(words.before, ours)}
      {side(words.after, theirs)}
    </div>
  );
}
