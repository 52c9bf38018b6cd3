/** A sheet to fill: sections, the list of what is wrong, and the draft that survives a closed window. */
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle } from 'react';
import type { SectionView } from '../../engine/form/shapes.ts';
import type { Data } from '../api.ts';
import type { SaidProblem } from '../ask.ts';
import { Clauses } from '../parts/clauses.tsx';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';
import type { Whereabouts } from './draft-post.ts';
import { SectionForm } from './section-form.tsx';
import { seeSections } from './seen-sections.ts';
import { ValueContext } from './settled.ts';
import { Summary } from './summary.tsx';
import { useSheet } from './use-sheet.ts';

export interface SheetHandle {
  /** What would be sent, or null after showing what is wrong. */
  collect: () => Promise<Record<string, Data> | null>;
  /** What is typed so far, unchecked. */
  peek: () => Record<string, Data>;
  /** Shows what the server refused; those without a field here are left to the caller. */
  refuse: (problems: SaidProblem[]) => void;
  /** After sending: nothing is left to restore. */
  forget: () => void;
}

export interface SheetProps {
  sections: SectionView[];
  /** What the sections already hold, by section. */
  initial?: Record<string, Data>;
  /** Whose draft, and of what; '' for a stranger, of whom none is kept. */
  person: string;
  place: string;
  disabled?: boolean;
  /** A heading for each section; left out where the page's own heading says it. */
  titled?: boolean;
  onSend: () => void;
  /** After each change of what is typed, and when a draft is brought back. */
  onTyped?: () => void;
  ref?: Ref<SheetHandle>;
  children?: ReactNode;
}

export function Sheet(props: SheetProps) {
  const words = useWords();
  const times = useTimes();
  const { sections, titled = true, disabled, onSend, ref, children } = props;
  const sheet = useSheet(props);
  useEffect(() => seeSections(sections), [sections]);
  useImperativeHandle(ref, () => sheet.handle, [sheet.handle]);

  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || e.nativeEvent.isComposing) return;
    e.preventDefault();
    onSend();
  };
  return (
    <form className="sheet" noValidate onSubmit={(e) => e.preventDefault()} onKeyDown={onKeyDown}>
      <Summary sections={sections} errors={sheet.listed} attempt={sheet.attempt} />
      {sheet.restoredAt && (
        <p className="note" role="status">
          {words.form.draftRestored(times.dateTime(sheet.restoredAt))}{' '}
          <button type="button" className="link" onClick={sheet.discard}>
            {words.form.draftDiscard}
          </button>
        </p>
      )}
      <ValueContext value={sheet.store}>
        {sections
          .filter(({ id }) => sheet.settled[id]?.applies ?? true)
          .map((section) => (
            <section key={`${section.id}-${sheet.generation}`} className="sheet-section">
              {titled && (
                <h3 className="section-title">
                  {section.title} <Clauses of={section.clause} />
                </h3>
              )}
              <ErrorBoundary fallback={<FormBroken />}>
                <SectionForm
                  section={section}
                  whens={sheet.settled[section.id]?.whens ?? section.whens}
                  initial={sheet.initialOf(section.id)}
                  errors={sheet.errorsOf(section.id)}
                  disabled={disabled}
                  onChange={sheet.change}
                  onBlur={sheet.blur}
                />
              </ErrorBoundary>
            </section>
          ))}
      </ValueContext>
      {children}
      {sheet.whereabouts && <Kept at={sheet.whereabouts} />}
    </form>
  );
}

/** Where the draft is: never claimed before it is so. */
function Kept({ at }: { at: Whereabouts }) {
  const words = useWords();
  return (
    <p className={`draft-at small ${at === 'unsent' ? 'badge warn' : 'muted'}`} role="status">
      {words.form.draftAt[at]}
    </p>
  );
}

function FormBroken() {
  const words = useWords();
  return (
    <p className="note danger" role="alert">
      {words.form.broken} {words.form.brokenHelp}
    </p>
  );
}
