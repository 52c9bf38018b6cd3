/** When something is due: how far off, in colour and words, and the time itself. */
import { useWords } from '../words/words.ts';
import { spanText, urgencyOf, useNow, useTimes } from './time.ts';

interface Props {
  due: string | null;
  missed: boolean;
  provisional?: boolean;
  /** Leaves the time itself to a tooltip. */
  short?: boolean;
}

export function Due({ due, missed, provisional, short }: Props) {
  const words = useWords();
  const times = useTimes();
  const now = useNow();
  if (due === null)
    return missed ? (
      <span className="badge danger">{words.tasks.missed}</span>
    ) : (
      <span className="due far">—</span>
    );
  const at = Date.parse(due);
  const urgency = urgencyOf(at, now, missed);
  const span = spanText(words, Math.abs(at - now));
  return (
    <span className={`due ${urgency}`} title={times.due(due)}>
      <span className="due-left">{at <= now ? words.time.over(span) : words.time.left(span)}</span>
      {provisional && <Provisional />}
      {!short && <span className="due-at digits">{times.due(due)}</span>}
    </span>
  );
}

export function Provisional() {
  const words = useWords();
  return (
    <span className="badge warn" title={words.tasks.provisionalHelp}>
      {words.tasks.provisional}
    </span>
  );
}
