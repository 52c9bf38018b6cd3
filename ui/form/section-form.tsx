/** One section on screen: the generic renderer over one schema, whatever organization it comes from. */
import type { IChangeEvent } from '@rjsf/core';
import { type ErrorSchema, toErrorSchema } from '@rjsf/utils';
import { memo, useMemo } from 'react';
import type { SectionView } from '../../engine/form/shapes.ts';
import type { Data } from '../api.ts';
import { useWords } from '../words/words.ts';
import { type FieldError, sentence } from './messages.ts';
import { prepare } from './prepare.ts';
import { ThemedForm } from './theme.tsx';
import { validator } from './validator.ts';

export interface SectionFormProps {
  section: SectionView;
  /** Its conditions of FEEL as they stand. */
  whens?: Record<string, boolean>;
  initial: Data;
  errors: FieldError[];
  disabled?: boolean;
  onChange: (section: string, data: Data) => void;
  onBlur: (section: string, id: string) => void;
}

/** The id a control has; field ids hold letters and digits only, so `_` cannot be mistaken. */
export const controlId = (section: string, path: string[]) => [section, ...path].join('_');

const NONE: string[] = [];

/** A form answers nothing by itself: not the only choice, not `no`, no empty rows. */
const unanswered = {
  constAsDefaults: 'never',
  requiredBooleanDefault: 'skip',
  arrayMinItems: { populate: 'never' },
} as const;

/** What is wrong with the section as a whole stands in the list on top only. */
function errorTree(errors: FieldError[], say: (error: FieldError) => string): ErrorSchema {
  const placed = errors.filter((e) => e.path.length > 0);
  return toErrorSchema(placed.map((e) => ({ property: `.${e.path.join('.')}`, message: say(e), stack: '' })));
}

/** Typing changes nothing outside of the renderer: only new errors or a new language draw it again. */
export const SectionForm = memo(function SectionForm(props: SectionFormProps) {
  const { section, whens, initial, errors, disabled, onChange, onBlur } = props;
  const words = useWords();
  const prepared = useMemo(() => prepare(section, whens), [section, whens]);
  const tree = useMemo(() => errorTree(errors, (e) => sentence(words, e)), [errors, words]);
  return (
    <ThemedForm
      {...prepared}
      tagName="div"
      className="section-form"
      idPrefix={section.id}
      validator={validator}
      initialFormData={initial}
      experimental_defaultFormStateBehavior={unanswered}
      extraErrors={errors.length ? tree : undefined}
      // Checked by the sheet; else rows that are added or moved would leave their errors behind.
      noValidate
      showErrorList={false}
      noHtml5Validate
      disabled={disabled}
      onChange={(e: IChangeEvent) => onChange(section.id, (e.formData ?? {}) as Data)}
      onBlur={(id: string) => onBlur(section.id, id)}
    >
      {NONE}
    </ThemedForm>
  );
});
