/** Docket's own form as the bench draws it: the generic renderer alone, and the sheet as somebody fills it in. Runs in the browser. */
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { SectionForm } from '../../ui/form/section-form.tsx';
import { Sheet, type SheetHandle } from '../../ui/form/sheet.tsx';
import { queryClient } from '../../ui/queries.ts';
import { plainSection, richSection } from './form-ui-data.ts';
import { type Data, keep } from './form-ui-page.tsx';

const nothing = () => {};

/** The generic renderer alone. */
export function DocketForm() {
  const [section] = useState(plainSection);
  return (
    <SectionForm
      section={section}
      initial={EMPTY}
      errors={NONE}
      onChange={(_, next) => keep(next)}
      onBlur={nothing}
    />
  );
}

const EMPTY: Data = {};
const NONE: never[] = [];

/** With conditions, a computed field, drafts, and a list of errors on top. */
export function DocketSheet() {
  const [sections] = useState(() => [richSection()]);
  const [sheet, setSheet] = useState<SheetHandle | null>(null);
  useEffect(() => {
    const problems = [1, 7, 13].map((n) => ({ code: 'required', path: `/root/f${n}`, text: 'x' }));
    sheet?.refuse(problems);
  }, [sheet]);
  return (
    <QueryClientProvider client={queryClient}>
      <Sheet
        ref={setSheet}
        sections={sections}
        person="bench"
        place="bench"
        onSend={nothing}
        onTyped={() => keep(sheet?.peek().root ?? {})}
      />
    </QueryClientProvider>
  );
}
