/** The calendar: announced years, and a year's announcement entered after a look at what it moves. */
import { type ChangeEvent, useState } from 'react';
import { Link } from 'react-router';
import { holidaysOfIcal } from '../../engine/exchange/ical.ts';
import { say } from '../../engine/text/say.ts';
import { ChooseFile } from '../parts/choose-file.tsx';
import { textOf } from '../parts/sheet-file.ts';
import { useTimes } from '../parts/time.ts';
import { usePreferences } from '../preferences.ts';
import { adminApi, type CalendarView, type Moved, type YearEntry } from './api.ts';
import { Asked, useAsked } from './ask.tsx';
import { Form, Line, Lines, Panel, Table, useChange } from './parts.tsx';
import { useAdminWords } from './words/words.ts';
import { holidayLines, holidaysOf, workdaysOf } from './year-text.ts';

const read = (form: FormData): YearEntry => ({
  year: Number(form.get('year')),
  announcement: {
    title: String(form.get('title')),
    number: String(form.get('number')),
    date: String(form.get('date')),
  },
  holidays: holidaysOf(String(form.get('holidays'))),
  workdays: workdaysOf(String(form.get('workdays'))),
});

function MovedTable({ moved }: { moved: Moved[] }) {
  const times = useTimes();
  const { admin } = useAdminWords();
  const words = admin.calendar;
  if (moved.length === 0) return <p className="note">{words.movesNothing}</p>;
  return (
    <>
      <p className="note warn">{words.moved(moved.length)}</p>
      <Table
        label={words.preview}
        rows={moved.map((one) => ({ ...one, id: `${one.complaint} ${one.clock}` }))}
        columns={[
          {
            title: words.complaint,
            cell: ({ complaint, number }) => (
              <Link to={`/complaints/${complaint}`}>{number || complaint.slice(-12)}</Link>
            ),
          },
          { title: words.deadline, cell: ({ deadline }) => deadline },
          { title: words.before, cell: ({ before }) => (before ? times.due(before) : admin.none) },
          { title: words.after, cell: ({ after }) => (after ? times.due(after) : admin.none) },
        ]}
      />
    </>
  );
}

/** The same year is looked at first and entered then. */
function Enter({ last }: { last: number }) {
  const { admin } = useAdminWords();
  const words = admin.calendar;
  const { language } = usePreferences();
  const { change, busy, note } = useChange();
  const [moved, setMoved] = useState<Moved[] | null>(null);
  const [looked, setLooked] = useState('');
  const [lost, setLost] = useState<string[]>([]);
  /** The year asked for, out of the file, into the fields below. */
  const fill = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    const { form } = target;
    if (!file || !form) return;
    const fields = form.elements as typeof form.elements &
      Record<'year' | 'holidays' | 'workdays', { value: string }>;
    const read = holidaysOfIcal(await textOf(file));
    const found = read.ok && read.value.years.find(({ year }) => year === Number(fields.year.value));
    const problems = read.ok ? read.value.problems : read.problems;
    setLost([
      ...problems.map((one) => say(one, language)),
      ...(found ? [] : [words.noYear(Number(fields.year.value))]),
    ]);
    if (!found) return;
    fields.holidays.value = holidayLines(found.holidays);
    fields.workdays.value = found.workdays.join(' ');
  };
  const send = async (form: FormData) => {
    const year = read(form);
    const text = JSON.stringify(year);
    const again = text === looked;
    const done = again
      ? await change((key) => adminApi.enterYear(year, key), admin.saved)
      : await change((key) => adminApi.previewYear(year, key));
    setMoved(done?.moved ?? null);
    setLooked(done && !again ? text : '');
  };
  return (
    <Panel title={words.enter}>
      {note}
      <Form onSend={send}>
        <Line
          label={words.year}
          name="year"
          type="number"
          min={1900}
          max={2199}
          defaultValue={last + 1}
          required
        />
        <Line label={words.noticeTitle} name="title" maxLength={200} required />
        <Line label={words.noticeNumber} name="number" maxLength={200} required />
        <Line label={words.noticeDate} name="date" type="date" required />
        <div className="line wide">
          <p className="field-label">{words.fromIcal}</p>
          <ChooseFile label={words.fromIcal} accept=".ics,text/calendar" onChoose={(e) => void fill(e)} />
          {lost.length > 0 && <p className="note warn">{lost.join(' ')}</p>}
        </div>
        <Lines label={words.holidays} help={words.holidaysHelp} name="holidays" rows={8} required />
        <Lines label={words.workdays} help={words.workdaysHelp} name="workdays" rows={2} />
        {moved && <div className="line wide">{<MovedTable moved={moved} />}</div>}
        <div className="buttons">
          <button type="submit" className={looked ? 'button primary' : 'button'} disabled={busy}>
            {looked ? words.publish : words.preview}
          </button>
        </div>
      </Form>
    </Panel>
  );
}

function Years({ calendar }: { calendar: CalendarView }) {
  const { admin } = useAdminWords();
  const words = admin.calendar;
  const last = calendar.years.at(-1)?.year ?? new Date().getFullYear() - 1;
  return (
    <>
      <Panel title={`${calendar.title} · ${words.years}`} lead={words.ends(last)}>
        <Table
          label={words.years}
          rows={calendar.years.toReversed().map((year) => ({ ...year, id: String(year.year) }))}
          columns={[
            { title: words.year, cell: ({ year }) => year },
            { title: words.noticeTitle, cell: ({ announcement }) => announcement.title },
            { title: words.noticeNumber, cell: ({ announcement }) => announcement.number },
            { title: words.holidays, cell: ({ days }) => days },
            { title: words.workdays, cell: ({ workdays }) => workdays },
            {
              title: words.entered,
              cell: ({ entered }) => (entered ? <span className="badge info">{words.entered}</span> : ''),
            },
          ]}
        />
      </Panel>
      <Enter last={last} />
    </>
  );
}

export function CalendarPage() {
  const calendar = useAsked('calendar', adminApi.calendar);
  return <Asked of={calendar}>{(data) => <Years calendar={data} />}</Asked>;
}
