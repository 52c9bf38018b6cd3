/** What a sheet knows while it is filled: data, which errors to show yet, drafts. Typing alone draws nothing. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ANY_REQUIRED } from '../../engine/form/alternatives.ts';
import type { SectionView } from '../../engine/form/shapes.ts';
import type { Data } from '../api.ts';
import type { SaidProblem } from '../ask.ts';
import { afterPress } from './after-press.ts';
import { prune } from './conditions.ts';
import { asField, fieldAt } from './field-schema.ts';
import { type FieldError, fieldErrors, furtherErrors, inOrder, problemErrors, titled } from './messages.ts';
import { controlId } from './section-form.tsx';
import { decided, typedOnly, useSettled, withComputed } from './settled.ts';
import type { SheetHandle, SheetProps } from './sheet.tsx';
import { useDrafts } from './use-drafts.ts';
import { errorsOf, validatorOf } from './validator.ts';

type Errors = Record<string, FieldError[]>;
const NONE: FieldError[] = [];
const RECHECK_AFTER = 400;

export function useSheet(props: SheetProps) {
  const { sections, initial } = props;
  const latest = useRef(props);
  latest.current = props;
  const drafts = useDrafts(props);
  const values = useRef<Record<string, Data>>({ ...initial, ...drafts.restored.data });
  const touched = useRef(new Set<string>());
  const refused = useRef<Errors>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [errors, setErrors] = useState<Errors>({});
  const [attempt, setAttempt] = useState(0);
  const tried = useRef(false);

  const live = useSettled(sections, values);
  const { standing, settleNow } = live;

  const pruned = useCallback(
    (id: string) => {
      const section = asField(latest.current.sections.find((s) => s.id === id)?.schema ?? {});
      const schema = decided(section, standing(id).whens);
      return typedOnly(schema, prune(schema, values.current[id] ?? {}));
    },
    [standing],
  );
  /** What the validator sees: also what docket computes, and the hidden properties of conditions. */
  const whole = useCallback(
    (section: SectionView) => {
      const { data, whens } = standing(section.id);
      const schema = decided(asField(section.schema), whens);
      return { ...withComputed(schema, pruned(section.id), data), ...whens };
    },
    [pruned, standing],
  );

  const check = useCallback(async (): Promise<Errors> => {
    const found = await Promise.all(
      latest.current.sections.map(async (section): Promise<[string, FieldError[]]> => {
        if (!standing(section.id).applies) return [section.id, NONE];
        const data = whole(section);
        const found = fieldErrors(errorsOf(await validatorOf(section.validator), data));
        const wrong = titled(asField(section.schema), found);
        const own = wrong.length > 0 ? wrong : furtherErrors(section, data);
        return [section.id, [...own, ...(refused.current[section.id] ?? NONE)]];
      }),
    );
    const all = Object.fromEntries(found);
    setErrors(all);
    return all;
  }, [standing, whole]);

  const change = useCallback(
    (section: string, data: Data) => {
      values.current = { ...values.current, [section]: data };
      refused.current = {};
      drafts.keep(section, data);
      settleNow();
      latest.current.onTyped?.();
      if (!tried.current && touched.current.size === 0) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => afterPress(check), RECHECK_AFTER);
    },
    [check, drafts.keep, settleNow],
  );
  const blur = useCallback(
    (_section: string, id: string) => {
      touched.current.add(id);
      afterPress(check);
    },
    [check],
  );
  useEffect(() => () => clearTimeout(timer.current), []);

  // Another draft than the one it was opened with: what was typed at another desk.
  const { generation, restored } = drafts;
  const drawn = useRef(generation);
  if (drawn.current !== generation) {
    drawn.current = generation;
    values.current = { ...initial, ...restored.data };
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the generation is the occasion
  useEffect(() => {
    settleNow();
    latest.current.onTyped?.();
  }, [generation, settleNow]);

  const handle = useMemo<SheetHandle>(
    () => ({
      peek: () => values.current,
      forget: drafts.forget,
      refuse: (problems: SaidProblem[]) => {
        refused.current = byField(latest.current.sections, problems);
        setAttempt((n) => n + 1);
        void check();
      },
      collect: async () => {
        tried.current = true;
        const all = await check();
        const wrong = Object.values(all).some((list) => list.length > 0);
        if (wrong) setAttempt((n) => n + 1);
        const asked = latest.current.sections.filter((s) => standing(s.id).applies);
        return wrong ? null : Object.fromEntries(asked.map((s) => [s.id, pruned(s.id)]));
      },
    }),
    [check, drafts.forget, pruned, standing],
  );

  const shown = useMemo(
    () => (attempt > 0 ? errors : onlyTouched(errors, touched.current)),
    [errors, attempt],
  );
  const discard = () => {
    drafts.discard();
    touched.current.clear();
    tried.current = false;
    refused.current = {};
    setErrors({});
    setAttempt(0);
  };
  return {
    handle,
    store: live.store,
    settled: live.settled,
    change,
    blur,
    discard,
    attempt,
    generation: drafts.generation,
    restoredAt: drafts.restored.at,
    whereabouts: drafts.whereabouts,
    listed: sections.flatMap((s) =>
      inOrder(asField(s.schema), errors[s.id] ?? NONE).map((e) => ({ ...e, section: s.id })),
    ),
    errorsOf: (id: string) => shown[id] ?? NONE,
    initialOf: (id: string) => drafts.restored.data[id] ?? initial?.[id] ?? EMPTY,
  };
}

const EMPTY: Data = {};

const emptiness = ['required', ANY_REQUIRED];

/** Before sending was tried, a field is held to nothing until it was left once, but to another's change; emptiness waits for sending. */
function onlyTouched(errors: Errors, touched: Set<string>): Errors {
  const kept = Object.entries(errors).map(([section, list]) => {
    const own = list.filter(
      ({ keyword, path }) =>
        keyword === 'not' || (!emptiness.includes(keyword) && touched.has(controlId(section, path))),
    );
    return [section, own.length ? own : NONE] as const;
  });
  return Object.fromEntries(kept);
}

/** Those problems that name a field which is on this sheet. */
function byField(sections: SheetProps['sections'], problems: SaidProblem[]): Errors {
  const found = sections.map((section) => {
    const schema = asField(section.schema);
    const own = problemErrors(problems, section.id).filter((e) => e.path.length && fieldAt(schema, e.path));
    return [section.id, own] as const;
  });
  return Object.fromEntries(found);
}
