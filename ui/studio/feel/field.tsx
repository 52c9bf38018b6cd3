/** An expression in a panel: what may be written next, what is wrong and where, while it is being typed. */
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from 'react';
import { faultIn } from '../../../engine/studio/feel/fault.ts';
import { type FeelHint, feelHints } from '../../../engine/studio/feel/hints.ts';
import { scopeAt } from '../../../engine/studio/feel/scope.ts';
import type { Node } from '../../../engine/studio/panel.ts';
import { say } from '../../../engine/text/say.ts';
import { useDesk } from '../desk.ts';
import { HintList, HintSaid, useHintKeys } from '../hint-list.tsx';
import { controlOf } from '../panel/control.ts';
import { useFile } from '../panel/use-file.ts';

type Expression = Extract<Node, { is: 'expression' }>;

export function ExpressionField({ node }: { node: Expression }) {
  const { change } = useDesk();
  const file = useFile();
  const text = typeof node.value === 'string' ? node.value : '';
  const write = (value: string) => change([{ put: { file, path: node.path, value } }], true);
  return (
    <FeelField
      id={controlOf(node.path)}
      place={{ file, path: node.path }}
      {...{ text, write }}
      kind={node.kind}
    />
  );
}

interface FieldProps {
  id: string;
  place: { file: string; path: string };
  /** What it may read, as the meta-schemas name it. */
  kind: string;
  text: string;
  write(text: string): void;
  /** Of a field without a label beside it. */
  label?: string;
}

/** Typing goes first; what is wrong and what may follow is worked out when there is time. */
function useHelp({ place: { file, path }, kind }: FieldProps, text: string, cursor: number | undefined) {
  const { draft, language } = useDesk();
  const known = useDeferredValue(draft);
  const scope = useMemo(() => scopeAt(known, { file, path }, kind), [known, file, path, kind]);
  const fault = useMemo(() => (text.trim() === '' ? undefined : faultIn(text, scope)), [text, scope]);
  const hints = useMemo(
    () => (cursor === undefined ? [] : feelHints(text, cursor, { draft: known, scope, language })),
    [text, cursor, known, scope, language],
  );
  return { fault, hints };
}

export function FeelField(props: FieldProps) {
  const { id, text, write, label } = props;
  const { language } = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState<number>();
  const [asked, setAsked] = useState(false);
  // Over what stands below: only while one writes, or asks.
  const open = asked || text === '';
  const { fault, hints } = useHelp(props, text, open ? cursor : undefined);
  const taken = (hint: FeelHint) => {
    write(hint.text);
    setCursor(hint.cursor);
    // After React has put the text there.
    requestAnimationFrame(() => field.current?.setSelectionRange(hint.cursor, hint.cursor));
  };
  const offered = useHintKeys(hints, taken);
  const moved = () => {
    setCursor(field.current?.selectionStart);
    offered.forget();
  };
  const press = (e: KeyboardEvent) => {
    if (e.key === 'Escape' && asked) e.stopPropagation();
    if (e.key === 'Escape') setAsked(false);
    else if (e.altKey && e.key === 'ArrowDown') setAsked(true);
    offered.press(e);
  };
  return (
    <div className="feel-field">
      <textarea
        ref={field}
        id={id}
        className="control digits"
        rows={Math.max(1, Math.ceil(text.length / 60))}
        spellCheck={false}
        aria-label={label}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={`${id}-feel`}
        value={text}
        onChange={(e) => {
          write(e.target.value);
          setCursor(e.target.selectionStart);
          setAsked(true);
          offered.forget();
        }}
        onSelect={moved}
        onKeyDown={press}
        onBlur={() => {
          setCursor(undefined);
          setAsked(false);
        }}
      />
      <p id={`${id}-feel`} className="feel-note" aria-live="polite">
        {fault && (
          <>
            <span className="field-error">{say(fault.problem, language)}</span>{' '}
            <Excerpt text={text} {...fault} />
          </>
        )}
        <HintSaid of={offered} />
      </p>
      <HintList of={offered} />
    </div>
  );
}

/** So much of the text around what is wrong. */
const AROUND = 24;

export function Excerpt({ text, from, to }: { text: string; from: number; to: number }) {
  if (from === 0 && to >= text.length) return null;
  return (
    <code className="feel-excerpt">
      {from > AROUND ? '…' : ''}
      {text.slice(Math.max(0, from - AROUND), from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to, to + AROUND)}
      {to + AROUND < text.length ? '…' : ''}
    </code>
  );
}
