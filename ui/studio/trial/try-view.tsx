/** A complaint carried through the draft as each person, the clock in the author's hand; kept as a scenario. */
import { useState } from 'react';
import type { Json } from '../../../engine/exchange/parts.ts';
import { freshId } from '../../../engine/studio/blank.ts';
import { castFor } from '../../../engine/studio/cast.ts';
import type { Edit } from '../../../engine/studio/edit.ts';
import { titleOf } from '../../../engine/studio/names.ts';
import { announce } from '../../parts/live.tsx';
import { Loading, ProblemNote } from '../../parts/states.tsx';
import { useDesk } from '../desk.ts';
import { ProblemList } from '../side.tsx';
import { useStudioWords } from '../words.ts';
import { HandIn, Standing } from './doing.tsx';
import { TryTabs } from './tabs.tsx';
import { type Trial, useTrial, wound } from './use-trial.ts';

export function TryView() {
  const words = useStudioWords();
  const { id, hand } = useDesk();
  const trial = useTrial(id, hand.studio.version);
  const { tried, problems, fault } = trial;
  return (
    <div className="studio-publish studio-try">
      <h2>{words.tryTitle}</h2>
      <TryTabs here="try" />
      <p className="muted">{words.tryLead}</p>
      {fault !== undefined && <ProblemNote problem={fault} />}
      {problems.length > 0 && (
        <div className="note danger" role="alert">
          {!tried && <p>{words.mendFirst}</p>}
          <ProblemList problems={problems} />
        </div>
      )}
      {!tried && problems.length === 0 && fault === undefined && <Loading />}
      {tried && (
        <>
          <Controls trial={trial} />
          <Able trial={trial} />
          {tried.complaints.map((page, index) => (
            <Standing key={page.id} page={page} nth={index + 1} trial={trial} />
          ))}
          <HandIn trial={trial} />
          <Steps trial={trial} />
        </>
      )}
    </div>
  );
}

function Controls({ trial }: { trial: Trial }) {
  const words = useStudioWords();
  const { tried, at } = trial;
  return (
    <div className="studio-controls">
      <label className="field">
        <span className="field-label">{words.as}</span>
        <select className="control" value={tried!.person} onChange={(e) => trial.see(e.target.value)}>
          {tried!.people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="field-label">{words.clock}</span>
        <input
          type="datetime-local"
          className="control digits"
          value={at}
          onChange={(e) => e.target.value && trial.wind(e.target.value)}
        />
      </label>
      <button type="button" className="button small" onClick={() => trial.wind(wound(at, 1))}>
        {words.hour}
      </button>
      <button type="button" className="button small" onClick={() => trial.wind(wound(at, 24))}>
        {words.day}
      </button>
    </div>
  );
}

/** Who could go on, where the one chosen cannot. */
function Able({ trial }: { trial: Trial }) {
  const words = useStudioWords();
  const { able, people, person } = trial.tried!;
  if (able.length === 0 || able.includes(person)) return null;
  return (
    <p className="studio-controls">
      <span className="muted">{words.ableNow}</span>
      {people
        .filter(({ id }) => able.includes(id))
        .map(({ id, name }) => (
          <button key={id} type="button" className="button small" onClick={() => trial.see(id)}>
            {name}
          </button>
        ))}
    </p>
  );
}

function Steps({ trial }: { trial: Trial }) {
  const words = useStudioWords();
  const { steps, tried } = trial;
  const { draft, language } = useDesk();
  if (steps.length === 0) return null;
  const nameOfStep = ({ submit, task, action }: Trial['steps'][number]): string => {
    if (submit) return titleOf(draft, 'submission', submit, language);
    const named = [
      task && titleOf(draft, 'task', task, language),
      action && titleOf(draft, 'action', action, language),
    ];
    return named.filter(Boolean).join(' · ');
  };
  const nameOf = new Map(tried!.people.map(({ id, name }) => [id, name]));
  return (
    <section>
      <h3>{words.stepsSoFar}</h3>
      <ol className="studio-changes">
        {steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are known by their order
          <li key={i}>
            <span className="digits">{step.at.replace('T', ' ')}</span> {nameOf.get(step.by ?? '')}{' '}
            <span className="muted">{nameOfStep(step)}</span>
          </li>
        ))}
      </ol>
      <p className="studio-controls">
        <button type="button" className="button small" onClick={trial.back}>
          {words.takeBack}
        </button>
        <button type="button" className="button small" onClick={trial.over}>
          {words.startOver}
        </button>
      </p>
      <Keep trial={trial} />
    </section>
  );
}

/** The cast it was played with comes with it, where the draft has none. */
function Keep({ trial }: { trial: Trial }) {
  const words = useStudioWords();
  const { draft, change } = useDesk();
  const [title, setTitle] = useState('');
  const keep = () => {
    const taken = new Set((draft.set.scenarios ?? []).map(({ id }) => id));
    const id = freshId('scenario', taken);
    const value = { id, title: title.trim(), steps: trial.steps } as unknown as Json;
    const cast: Edit[] = draft.set.cast
      ? []
      : [{ insert: { file: 'scenarios/cast.json', path: '', value: castFor(draft.set) as unknown as Json } }];
    if (change([...cast, { insert: { file: `scenarios/${id}.json`, path: '', value } }])) {
      announce(words.kept);
      setTitle('');
    }
  };
  return (
    <form
      className="studio-controls"
      onSubmit={(e) => {
        e.preventDefault();
        keep();
      }}
    >
      <label className="field">
        <span className="field-label">{words.scenarioName}</span>
        <input
          className="control"
          required
          maxLength={200}
          value={title}
          onChange={(e) => setTitle(e.target.value)}
        />
      </label>
      <button type="submit" className="button primary">
        {words.keepScenario}
      </button>
    </form>
  );
}
