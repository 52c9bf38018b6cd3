/** A trial in hand: the steps so far, whose eyes, the clock, and what came of it. */
import { useCallback, useEffect, useState } from 'react';
import type { PlacedProblem, TrialStep, Tried } from '../api.ts';
import { studioApi } from '../api.ts';

/** A working day in a year whose days are announced. */
const BEGIN = '2024-03-04T09:00';

const pad = (n: number) => String(n).padStart(2, '0');

/** Local time without a zone, wound by so many hours. */
export function wound(at: string, hours: number): string {
  const time = new Date(`${at}:00Z`);
  time.setUTCHours(time.getUTCHours() + hours);
  const day = `${time.getUTCFullYear()}-${pad(time.getUTCMonth() + 1)}-${pad(time.getUTCDate())}`;
  return `${day}T${pad(time.getUTCHours())}:${pad(time.getUTCMinutes())}`;
}

export interface Trial {
  steps: TrialStep[];
  at: string;
  tried?: Tried;
  /** Why the draft cannot be tried, or the last step was refused. */
  problems: PlacedProblem[];
  fault?: unknown;
  busy: boolean;
  see(person: string): void;
  wind(at: string): void;
  act(step: Omit<TrialStep, 'at' | 'by'>): Promise<boolean>;
  back(): void;
  over(): void;
}

export function useTrial(id: string, version: number): Trial {
  const [steps, setSteps] = useState<TrialStep[]>([]);
  const [person, setPerson] = useState('');
  const [at, setAt] = useState(BEGIN);
  const [answer, setAnswer] = useState<{ problems: PlacedProblem[]; tried?: Tried }>({ problems: [] });
  const [refusals, setRefusals] = useState<PlacedProblem[]>([]);
  const [fault, setFault] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const ask = useCallback(
    async (asked: TrialStep[], who: string, when: string) => {
      setBusy(true);
      try {
        const found = await studioApi.trial(id, asked, who, when);
        setFault(undefined);
        return found;
      } catch (problem) {
        setFault(problem);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [id],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the draft is played anew
  useEffect(() => {
    let wanted = true;
    void ask(steps, person, at).then((found) => wanted && found && setAnswer(found));
    return () => {
      wanted = false;
    };
  }, [ask, steps, person, at, version]);

  const who = answer.tried?.person ?? person;
  const act = async (step: Omit<TrialStep, 'at' | 'by'>) => {
    const next = [...steps, { at, by: who, ...step }];
    const found = await ask(next, who, at);
    if (!found?.tried) return false;
    const { problems, expect } = found.tried;
    setRefusals(problems);
    if (problems.length > 0) return false;
    setSteps(next.with(-1, { ...next.at(-1)!, ...(expect ? { expect } : {}) }));
    return true;
  };
  return {
    steps,
    at,
    tried: answer.tried,
    problems: [...answer.problems, ...refusals],
    fault,
    busy,
    see: setPerson,
    // Never before the last step: time does not run back.
    wind: (next) => setAt(next < (steps.at(-1)?.at ?? '') ? steps.at(-1)!.at : next),
    act,
    back: () => setSteps(steps.slice(0, -1)),
    over: () => {
      setSteps([]);
      setAt(BEGIN);
      setRefusals([]);
    },
  };
}
