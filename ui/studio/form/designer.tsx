/** The form designer: palette, page and properties; how the form looks; fields brought in from elsewhere. */
import '../../styles/form-designer.css';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Form } from '../../../engine/ruleset/types.ts';
import type { Edit } from '../../../engine/studio/edit.ts';
import type { Reworked } from '../../../engine/studio/form/rework.ts';
import { Loading } from '../../parts/states.tsx';
import type { EditorProps } from '../editors.ts';
import { type Bench, BenchContext, editsTo, readParts, useBench } from './bench.ts';
import { useCarry } from './carry.ts';
import { Copies } from './copies.tsx';
import { PageView } from './page-view.tsx';
import { Palette } from './palette.tsx';
import { Properties } from './properties.tsx';
import { type FormWords, useFormWords } from './words.ts';

const Preview = lazy(async () => ({ default: (await import('./preview.tsx')).Preview }));
const PaperPreview = lazy(async () => ({ default: (await import('./preview.tsx')).PaperPreview }));
const Bring = lazy(async () => ({ default: (await import('./bring.tsx')).Bring }));

const looks = ['design', 'preview', 'paper', 'bring'] as const;
type LookName = (typeof looks)[number];

/** What is chosen stands in the address. */
function useChosen(file: string): string {
  const [params] = useSearchParams();
  const [at = '', path = ''] = (params.get('at') ?? '').split('#');
  return at === file ? path : '';
}

/** The face of what was just made or moved gets the focus once it is drawn; the address may follow later than the page. */
function useFocus(chosen: string, form: Form) {
  const wanted = useRef<string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew is the occasion
  useEffect(() => {
    if (wanted.current === undefined) return;
    const face = document.querySelector<HTMLElement>(
      `.form-page [data-path="${CSS.escape(wanted.current)}"]`,
    );
    if (!face) return;
    wanted.current = undefined;
    face.focus();
  }, [chosen, form]);
  return useCallback((path: string) => {
    wanted.current = path;
  }, []);
}

function useBenchOf({ desk, branch }: EditorProps): { bench: Bench; said: string } {
  const words = useFormWords();
  const { file } = branch;
  const form = desk.draft.documents[file] as unknown as Form;
  const chosen = useChosen(file);
  const parts = useMemo(() => readParts(form), [form]);
  const [said, tell] = useState('');
  const focus = useFocus(chosen, form);
  const put = ({ form: next, path }: Reworked, further: Edit[] = []) => {
    const edits = [...editsTo({ file, form }, next), ...further];
    focus(path);
    if (path !== chosen) desk.open({ file, path }, true);
    return edits.length > 0 && desk.change(edits);
  };
  const choose = (path: string) => path !== chosen && desk.open({ file, path }, true);
  return { bench: { desk, words, file, form, parts, chosen, choose, put, tell }, said };
}

export function FormDesigner(props: EditorProps) {
  const { bench, said } = useBenchOf(props);
  const [look, setLook] = useState<LookName>('design');
  return (
    <BenchContext value={bench}>
      <div className="form-designer">
        <Looks look={look} words={bench.words} onChoose={setLook} />
        <p role="status" className="visually-hidden">
          {said}
        </p>
        <Suspense fallback={<Loading />}>
          {look === 'design' && <Design />}
          {look === 'preview' && <Preview />}
          {look === 'paper' && <PaperPreview />}
          {look === 'bring' && <Bring onDone={() => setLook('design')} />}
        </Suspense>
      </div>
    </BenchContext>
  );
}

function Looks({
  look,
  words,
  onChoose,
}: {
  look: LookName;
  words: FormWords;
  onChoose(look: LookName): void;
}) {
  return (
    <div className="form-looks">
      {looks.map((name) => (
        <button
          key={name}
          type="button"
          className="button small"
          aria-pressed={look === name}
          onClick={() => onChoose(name)}
        >
          {words[name]}
        </button>
      ))}
    </div>
  );
}

function Design() {
  const bench = useBench();
  const carry = useCarry(bench);
  return (
    <div className="form-bench">
      <Palette carry={carry} />
      <div className="form-middle">
        <p className="muted small">{bench.words.keys}</p>
        <PageView carry={carry} />
        <Copies />
      </div>
      <Properties />
    </div>
  );
}
