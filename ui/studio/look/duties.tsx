/** Duties: the next five days on which each falls, and until when; their panel below. */
import { useState } from 'react';
import type { Result } from '../../../engine/problem.ts';
import { nextFallings } from '../../../engine/studio/look/duty.ts';
import { unlessBroken } from '../../../engine/studio/names.ts';
import { localize } from '../../../engine/text/language.ts';
import { say } from '../../../engine/text/say.ts';
import { Loading, ProblemNote } from '../../parts/states.tsx';
import type { EditorProps } from '../editors.ts';
import { Panel } from '../panel/panel.tsx';
import { RecurrenceChooser } from './recurrence.tsx';
import { today, useCalendar } from './use-calendar.ts';
import { useLookWords } from './words.ts';
import '../../styles/studio-look.css';

/** What cannot be read yet falls on no day. */
const broken: Result<never> = { ok: false, problems: [] };

/** How many days are shown. */
const COUNT = 5;

export function DutiesEditor({ desk, branch }: EditorProps) {
  const words = useLookWords();
  const { calendar, fault } = useCalendar();
  const [from, setFrom] = useState(today);
  const { draft, language } = desk;
  if (fault !== undefined) return <ProblemNote problem={fault} />;
  if (!calendar) return <Loading />;
  const { duties } = draft.set.duties;
  const shown = duties.filter((_, i) => branch.path === '' || `${branch.path}/`.startsWith(`/duties/${i}/`));
  const own = branch.path === '' ? undefined : shown[0];
  return (
    <>
      <p className="look-asks">
        <label>
          {words.from}{' '}
          <input
            type="date"
            className="control"
            value={from}
            onChange={(e) => e.target.value && setFrom(e.target.value)}
          />
        </label>
      </p>
      {own && typeof own.rule === 'string' && (
        <RecurrenceChooser
          rule={own.rule}
          language={language}
          onWrite={(value) =>
            desk.change([{ put: { file: branch.file, path: `${branch.path}/rule`, value } }])
          }
        />
      )}
      {shown.length === 0 && <p className="empty">{words.noDuties}</p>}
      <dl className="look-dates" aria-live="polite">
        {shown.map((duty) => {
          const found = unlessBroken(() => nextFallings(draft, duty, calendar, from, COUNT), broken);
          return (
            <div key={duty.id}>
              <dt>{localize(duty.title, language) || duty.id}</dt>
              {found.ok ? (
                found.value.map(({ day, until }) => (
                  <dd key={day} className="digits">
                    {day} {until && <span className="muted small">{words.until(until)}</span>}
                  </dd>
                ))
              ) : (
                <dd className="field-error">
                  {found.problems.map((problem) => say(problem, language)).join(' ')}
                </dd>
              )}
            </div>
          );
        })}
      </dl>
      <Panel branch={branch} place={branch} />
    </>
  );
}
