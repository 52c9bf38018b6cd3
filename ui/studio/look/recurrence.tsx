/** How often a duty falls, chosen in words; a rule that says more is left to its text. */
import {
  type Every,
  type Recurrence,
  readRecurrence,
  WEEKDAYS,
  withEvery,
  writeRecurrence,
} from '../../../engine/studio/look/recurrence.ts';
import { type LookWords, useLookWords } from './words.ts';

const spans: Every[] = ['week', 'month', 'quarter', 'year'];
const DAYS = [...Array.from({ length: 31 }, (_, i) => i + 1), -1];
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

/** 5 January 1970 was a Monday. */
const weekdayName = (index: number, language: string): string =>
  new Date(Date.UTC(1970, 0, 5 + index)).toLocaleDateString(language, { weekday: 'long', timeZone: 'UTC' });

interface Props {
  rule: string;
  language: string;
  onWrite(rule: string): void;
}

export function RecurrenceChooser({ rule, language, onWrite }: Props) {
  const words = useLookWords();
  const read = readRecurrence(rule);
  const write = (next: Recurrence) => onWrite(writeRecurrence(next));
  return (
    <p className="look-asks">
      <label>
        {words.howOften}{' '}
        <select
          className="control"
          value={read?.every ?? ''}
          onChange={(e) => write(withEvery(read, e.target.value as Every))}
        >
          {!read && <option value="">{rule === '' ? words.choose : words.asItsText}</option>}
          {spans.map((every) => (
            <option key={every} value={every}>
              {words.every[every]}
            </option>
          ))}
        </select>
      </label>
      {read && <Within {...{ read, language, words, write }} />}
    </p>
  );
}

interface WithinProps {
  read: Recurrence;
  language: string;
  words: LookWords;
  write(next: Recurrence): void;
}

function Within({ read, language, words, write }: WithinProps) {
  if (read.every === 'week')
    return (
      <Choose
        label={words.weekday}
        value={read.weekday}
        of={WEEKDAYS.map((id, i) => [id, weekdayName(i, language)])}
        onChoose={(weekday) => write({ ...read, weekday })}
      />
    );
  const months = { month: 0, quarter: 3, year: 12 }[read.every];
  return (
    <>
      {months > 0 && (
        <Choose
          label={read.every === 'quarter' ? words.monthOfQuarter : words.monthOfYear}
          value={String(read.month)}
          of={upTo(months).map((n) => [String(n), String(n)])}
          onChoose={(month) => write({ ...read, month: Number(month) })}
        />
      )}
      <Choose
        label={words.day}
        value={String(read.day)}
        of={DAYS.map((n) => [String(n), n < 0 ? words.lastDay : String(n)])}
        onChoose={(day) => write({ ...read, day: Number(day) })}
      />
    </>
  );
}

interface ChooseProps {
  label: string;
  value: string;
  /** Values with what they are called. */
  of: [string, string][];
  onChoose(value: string): void;
}

const Choose = ({ label, value, of, onChoose }: ChooseProps) => (
  <label>
    {label}{' '}
    <select className="control" value={value} onChange={(e) => onChoose(e.target.value)}>
      {of.map(([id, title]) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  </label>
);
