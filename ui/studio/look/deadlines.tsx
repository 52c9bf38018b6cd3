/** Deadlines on a time line from one example day; the one that is chosen counted day by day; their panel below. */
import { useMemo, useState } from 'react';
import type { Calendar } from '../../../engine/calendar/working-days.ts';
import { sayDue } from '../../../engine/complaint/clocks.ts';
import { sayJson } from '../../../engine/exchange/tell.ts';
import type { Result } from '../../../engine/problem.ts';
import type { Deadline } from '../../../engine/ruleset/types.ts';
import {
  type Ask,
  type Choice,
  type Example,
  exampleOf,
  extensionOf,
  lengthsOf,
} from '../../../engine/studio/look/deadline.ts';
import { unlessBroken } from '../../../engine/studio/names.ts';
import { localize } from '../../../engine/text/language.ts';
import { say } from '../../../engine/text/say.ts';
import { Loading, ProblemNote } from '../../parts/states.tsx';
import { DayList } from '../../workbench/day-list.tsx';
import { type Desk, useDesk } from '../desk.ts';
import type { EditorProps } from '../editors.ts';
import { Panel } from '../panel/panel.tsx';
import { daysBetween, today, useCalendar } from './use-calendar.ts';
import { useLookWords } from './words.ts';
import '../../styles/studio-look.css';

interface Start {
  day: string;
  time: string;
}

interface Counted {
  deadline: Deadline;
  path: string;
  choices: Choice[];
  example: Result<Example>;
}

/** What cannot be read yet has no example. */
const broken: Result<never> = { ok: false, problems: [] };

function countAll({ draft }: Desk, calendar: Calendar, start: Start): Counted[] {
  return draft.set.deadlines.deadlines.map((deadline, i) => {
    const choices = unlessBroken(() => lengthsOf(draft, deadline), []);
    const longest = choices[0];
    const ask = { ...start, length: longest?.length };
    const example = unlessBroken(() => exampleOf(draft, deadline, calendar, ask), broken);
    return { deadline, path: `/deadlines/${i}`, choices, example };
  });
}

export function DeadlinesEditor({ desk, branch }: EditorProps) {
  const words = useLookWords();
  const { calendar, fault } = useCalendar();
  const [start, setStart] = useState<Start>(() => ({ day: today(), time: '09:00' }));
  const counted = useMemo(() => (calendar ? countAll(desk, calendar, start) : []), [desk, calendar, start]);
  const chosen = counted.find(({ path }) => `${branch.path}/`.startsWith(`${path}/`));
  if (fault !== undefined) return <ProblemNote problem={fault} />;
  if (!calendar) return <Loading />;
  return (
    <>
      <div className="look-asks">
        <label>
          {words.from}{' '}
          <input
            type="date"
            className="control"
            value={start.day}
            onChange={(e) => e.target.value && setStart({ ...start, day: e.target.value })}
          />
        </label>
        <label>
          {words.at}{' '}
          <input
            type="time"
            className="control"
            value={start.time}
            onChange={(e) => e.target.value && setStart({ ...start, time: e.target.value })}
          />
        </label>
      </div>
      <TimeLine counted={counted} start={start.day} here={chosen?.path} file={branch.file} />
      {chosen ? (
        <DayByDay key={chosen.path} of={chosen} calendar={calendar} start={start} />
      ) : (
        <p className="muted">{words.pick}</p>
      )}
      <Panel branch={branch} place={branch} />
    </>
  );
}

function useSaid() {
  const words = useLookWords();
  const { draft, language } = useDesk();
  return (example: Result<Example>): string => {
    if (!example.ok) return example.problems.map((problem) => say(problem, language)).join(' ');
    const { due } = example.value;
    return due ? words.due(sayDue(due, draft.set.ruleset.zone).replace('T', ' ')) : words.never;
  };
}

interface LineProps {
  counted: Counted[];
  start: string;
  here?: string;
  file: string;
}

/** Of what ends within so many days the bars stand in proportion; what is longer runs out of the line. */
const REACH = 400;

function TimeLine({ counted, start, here, file }: LineProps) {
  const words = useLookWords();
  const { language, open } = useDesk();
  const said = useSaid();
  const spans = counted.map(({ example }) =>
    example.ok && example.value.day ? daysBetween(start, example.value.day) : undefined,
  );
  const most = Math.max(1, ...spans.map((n) => Math.min(REACH, Math.abs(n ?? 0))));
  return (
    <ol className="look-line" aria-label={words.deadlines}>
      {counted.map(({ deadline, path, example }, i) => {
        const span = spans[i];
        const share = Math.max(1.5, (Math.min(REACH, Math.abs(span ?? 0)) / most) * 100);
        return (
          <li key={path} className={path === here ? 'is-here' : undefined}>
            <button
              type="button"
              className="link"
              aria-current={path === here || undefined}
              onClick={() => open({ file, path })}
            >
              {localize(deadline.title, language) || deadline.id}
            </button>
            <span className="look-track" aria-hidden="true">
              <span
                className={`look-bar${span === undefined ? ' is-open' : ''}`}
                style={{ width: `${span === undefined ? 100 : share}%` }}
              />
            </span>
            <span className="small digits">
              {span !== undefined && `${words.days(Math.abs(span))} · `}
              {said(example)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

interface OneProps {
  of: Counted;
  calendar: Calendar;
  start: Start;
}

function DayByDay({ of: { deadline, choices }, calendar, start }: OneProps) {
  const words = useLookWords();
  const { draft, language } = useDesk();
  const said = useSaid();
  const [which, setWhich] = useState(0);
  const [still, setStill] = useState<{ from: string; to: string }>();
  const [longer, setLonger] = useState(false);
  const extension = unlessBroken(() => extensionOf(draft, deadline), undefined);
  const ask: Ask = {
    ...start,
    length: choices[which]?.length,
    ...(still && still.from < still.to ? { still } : {}),
    ...(longer && extension ? { extended: extension } : {}),
  };
  const example = unlessBroken(() => exampleOf(draft, deadline, calendar, ask), broken);
  const lengthOf = ({ length, row }: Choice) =>
    `${length === undefined ? words.nowhere : sayJson(length as never, language)}${row ? ` (${words.row(row)})` : ''}`;
  return (
    <section className="look-days" aria-label={localize(deadline.title, language)}>
      <div className="look-asks">
        <label>
          {words.length}{' '}
          <select className="control" value={which} onChange={(e) => setWhich(Number(e.target.value))}>
            {choices.map((choice, i) => (
              <option key={lengthOf(choice)} value={i}>
                {lengthOf(choice)}
              </option>
            ))}
          </select>
        </label>
        {(deadline.pauses ?? []).length > 0 && <Still still={still} start={start.day} onChange={setStill} />}
        {extension !== undefined && (
          <label>
            <input type="checkbox" checked={longer} onChange={(e) => setLonger(e.target.checked)} />{' '}
            {words.extended(sayJson(extension as never, language))}
          </label>
        )}
      </div>
      <p aria-live="polite">
        <strong>{said(example)}</strong>
      </p>
      {example.ok && example.value.provisional && <p className="note warn">{words.provisional}</p>}
      {example.ok && example.value.steps.length > 0 && <DayList steps={example.value.steps} />}
    </section>
  );
}

interface StillProps {
  still?: { from: string; to: string };
  start: string;
  onChange(still: { from: string; to: string } | undefined): void;
}

function Still({ still, start, onChange }: StillProps) {
  const words = useLookWords();
  const field = (key: 'from' | 'to', label: string) => (
    <label>
      {label}{' '}
      <input
        type="date"
        className="control"
        value={still?.[key] ?? ''}
        min={start}
        onChange={(e) =>
          onChange({ from: still?.from ?? start, to: still?.to ?? start, [key]: e.target.value || start })
        }
      />
    </label>
  );
  return (
    <>
      {field('from', words.stillFrom)}
      {field('to', words.stillTo)}
    </>
  );
}
