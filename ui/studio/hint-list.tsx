/** What may be written next, below a field: taken by mouse, or by Alt with an arrow and Enter. */
import { type KeyboardEvent, useState } from 'react';
import { useStudioWords } from './words.ts';
import '../styles/studio-feel.css';

interface Hint {
  value: string;
  title: string;
  help?: string;
}

export interface HintsInHand<T extends Hint> {
  hints: T[];
  /** -1 where none is chosen. */
  chosen: number;
  take(hint: T): void;
  forget(): void;
  press(e: KeyboardEvent): void;
}

export function useHintKeys<T extends Hint>(hints: T[], onTake: (hint: T) => void): HintsInHand<T> {
  const [chosen, setChosen] = useState(-1);
  const forget = () => setChosen(-1);
  const take = (hint: T) => {
    forget();
    onTake(hint);
  };
  const press = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing) return;
    const step = e.altKey ? { ArrowDown: 1, ArrowUp: -1 }[e.key] : undefined;
    const hint = hints[chosen];
    if (step) setChosen(Math.max(-1, Math.min(hints.length - 1, chosen + step)));
    else if (e.key === 'Enter' && hint) take(hint);
    else return;
    e.preventDefault();
  };
  return { hints, chosen, take, forget, press };
}

export function HintList<T extends Hint>({ of: { hints, chosen, take } }: { of: HintsInHand<T> }) {
  const words = useStudioWords();
  if (hints.length === 0) return null;
  return (
    <ul className="feel-hints" aria-label={words.feelHints}>
      {hints.map((hint, i) => (
        <li key={`${hint.value} ${hint.title}`}>
          <button
            type="button"
            className={`button small${i === chosen ? ' primary' : ''}`}
            title={hint.help}
            tabIndex={-1}
            // The field keeps the focus.
            onMouseDown={(e) => e.preventDefault()}
            onClick={() => take(hint)}
          >
            <code>{hint.value}</code> {hint.title}
          </button>
        </li>
      ))}
      <li className="muted small">{words.feelKeys}</li>
    </ul>
  );
}

/** The chosen one is read aloud. */
export function HintSaid<T extends Hint>({ of: { hints, chosen } }: { of: HintsInHand<T> }) {
  const hint = hints[chosen];
  return hint ? (
    <span className="visually-hidden">
      {[hint.title || hint.value, hint.help].filter(Boolean).join('. ')}
    </span>
  ) : null;
}
