/** Which clauses of the regulation stand behind something. */
import { useWords } from '../words/words.ts';

export function Clauses({ of }: { of: string[] }) {
  const words = useWords();
  if (of.length === 0) return null;
  return (
    <span className="clauses">
      <span className="visually-hidden">{words.form.clause} </span>
      {of.join('、')}
    </span>
  );
}
