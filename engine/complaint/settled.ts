/** Sections as FEEL settles them in a run: conditions judged, computed fields filled in, and what of that is refused. */

import { boundsOf } from '../form/bounds.ts';
import { allFields, applicable } from '../form/fields.ts';
import { formatProblems } from '../form/formats.ts';
import { type Bounds, boundProblems } from '../form/limits.ts';
import { type Evaluate, type Settled, settle } from '../form/live.ts';
import { titled } from '../form/titled.ts';
import { at, type Problem, problem } from '../problem.ts';
import type { Field } from '../ruleset/types.ts';
import type { Data } from './events.ts';
import { type Facts, facts, localDay } from './facts.ts';
import { outside } from './history.ts';
import { need, type Run } from './run.ts';

/** Expressions of forms over the run's complaint; before there is one, over parameters alone. */
const evaluator =
  (run: Run): Evaluate =>
  (text, place, seen) => {
    const expression = run.rules.expression(text, place);
    const id = run.state?.id ?? '';
    return need(expression.json({ ...seen, ...outside(run.rules, expression, run.world, id, seen) }));
  };

/** What forms see: the complaint, and the day on which they are filled in. */
export const factsOf = (run: Run): Facts => ({
  ...(run.state ? facts(run.rules, run.state) : {}),
  today: localDay(run.rules, run.occurredAt),
});

/** The sections that are filled together, settled in their order. Problems: those of FEEL. */
export const settled = (run: Run, sections: string[], data: Record<string, Data>): Record<string, Settled> =>
  settle(
    sections.map((id) => run.rules.sections.get(id)!.asked),
    data,
    factsOf(run),
    evaluator(run),
  );

/** One row for each option of the list's first field. */
function checklistRows(run: Run, { format, items }: Field): Data[] | null {
  const [key, field] = Object.entries(items?.properties ?? {})[0] ?? [];
  if (format !== 'checklist' || !key || !field?.choice) return null;
  return run.rules.choices.get(field.choice)?.options.map(({ id }) => ({ [key]: id })) ?? null;
}

/** First values of the fields that have one; one that cannot be had yet is left out. */
export function prefilled(run: Run, section: string, data: Data): Data {
  const fields = Object.entries(allFields(run.rules.sections.get(section)!.section.schema));
  const evaluate = evaluator(run);
  const seen = { ...factsOf(run), [section]: data };
  const first = fields.flatMap(([id, field]) => {
    const value = field.prefill ? evaluate(field.prefill, section, seen) : checklistRows(run, field);
    return value === null ? [] : [[id, value]];
  });
  return Object.fromEntries(first);
}

const refusal = (name: string, path: string): Problem => problem('field.computed', path, { name });

/** What docket fills in itself is refused from anybody else, never overwritten unsaid. */
function foreign(fields: Record<string, Field>, data: Data): Problem[] {
  return Object.entries(data).flatMap(([id, value]) => {
    const field = fields[id];
    if (field?.computed) return [refusal(id, at('', id))];
    if (!field && id.startsWith('$')) return [problem('field.notAllowed', at('', id), { name: id })];
    const own = Object.entries(field?.items?.properties ?? {}).filter(([, { computed }]) => computed);
    const rows = own.length > 0 && Array.isArray(value) ? value : [];
    return rows.flatMap((row: Data | null, index) =>
      own.flatMap(([key]) => (row && key in row ? [refusal(key, at('', id, index, key))] : [])),
    );
  });
}

/** Bounds of the section's dates by field, as far as they can be told from this data; of a field that several conditions bring, as the one that holds writes it. */
export function dateBounds(
  run: Run,
  section: string,
  data: Data,
  whens: Settled['whens'],
): Record<string, Bounds> {
  const evaluate = evaluator(run);
  const seen = { ...factsOf(run), [section]: data };
  const place = { zone: run.rules.set.ruleset.zone, calendar: run.world.calendar };
  const { schema } = run.rules.sections.get(section)!.section;
  const fields = Object.entries(applicable(schema, { ...data, ...whens }).fields);
  const bounded = fields.filter(([, { notBefore, notAfter }]) => notBefore || notAfter);
  return Object.fromEntries(
    bounded.map(([id, field]) => [id, boundsOf(field, (text) => evaluate(text, section, seen), place)]),
  );
}

const outOfBounds = (run: Run, section: string, { data, whens }: Settled): Problem[] =>
  Object.entries(dateBounds(run, section, data, whens)).flatMap(([id, bounds]) =>
    boundProblems(id, data[id], bounds),
  );

/** Problems of what was typed: `field.*`, `field.computed`, `section.notApplicable`. */
export function sectionProblems(run: Run, id: string, typed: Data, now: Settled): Problem[] {
  const { data, whens, applies } = now;
  const { section, validate } = run.rules.sections.get(id)!;
  if (!applies)
    return Object.keys(typed).length > 0
      ? [problem('section.notApplicable', '', { section: id, title: section.title })]
      : [];
  const given = foreign(allFields(section.schema), typed);
  if (given.length > 0) return given;
  const shape = validate({ ...data, ...whens }).map((one) => titled(section.schema, one));
  return shape.length > 0
    ? shape
    : [...formatProblems(allFields(section.schema), data), ...outOfBounds(run, id, now)];
}
