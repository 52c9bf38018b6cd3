/** What is wrong, in one list on top; each line leads to its field. */
import { type MouseEvent, useEffect, useRef } from 'react';
import type { SectionView } from '../../engine/form/shapes.ts';
import { useWords } from '../words/words.ts';
import { asField } from './field-schema.ts';
import { type FieldError, placeTitle, sentence } from './messages.ts';
import { controlId } from './section-form.tsx';

export interface ListedError extends FieldError {
  section: string;
}

/** Into the control itself, or into the first of a group's. */
export function focusField(section: string, path: string[]) {
  const found = document.getElementById(controlId(section, path));
  if (!found) return;
  const inner = found.matches('input, select, textarea')
    ? found
    : found.querySelector<HTMLElement>('input, select, textarea');
  (inner ?? found).focus();
  found.scrollIntoView({ block: 'center' });
}

interface Props {
  sections: SectionView[];
  errors: ListedError[];
  /** Counts attempts to send: each brings the list into view, typing does not. */
  attempt: number;
}

export function Summary({ sections, errors, attempt }: Props) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (attempt === 0 || errors.length === 0) return null;

  const go = (event: MouseEvent, error: ListedError) => {
    event.preventDefault();
    focusField(error.section, error.path);
  };
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <strong>{words.form.summary(errors.length)}</strong>
      <ul>
        {errors.map((error) => {
          const schema = sections.find((s) => s.id === error.section)?.schema;
          const place = schema ? placeTitle(words, asField(schema), error.path) : '';
          const id = controlId(error.section, error.path);
          return (
            <li key={`${id}-${error.keyword}`}>
              {place && (
                <>
                  <a href={`#${id}`} onClick={(e) => go(e, error)}>
                    {place}
                  </a>
                  {'：'}
                </>
              )}
              {sentence(words, error)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
