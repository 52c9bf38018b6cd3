/** What could be wrong in forms and numbers: nothing required, copies that always go out, another pattern. */
import { elementsOf } from '../../ruleset/names.ts';
import { settled } from '../../ruleset/open.ts';
import { nothing } from '../../ruleset/places.ts';
import type { RuleSet, Section, Series } from '../../ruleset/types.ts';
import type { Found } from '../../ruleset/walk.ts';
import { type Draw, type Mutation, other } from './mutation.ts';

/** Lists of required fields: the section's own, and those of its conditions. */
function requiredOf({ file, path, value }: Found): Mutation[] {
  const { schema } = value as unknown as Section;
  const lists: [string, string[] | undefined][] = [['/schema/required', schema.required]];
  for (const [i, condition] of (schema.allOf ?? []).entries()) {
    lists.push([`/schema/allOf/${i}/then/required`, condition.then.required]);
    lists.push([`/schema/allOf/${i}/else/required`, condition.else?.required]);
  }
  return lists
    .filter(([, names]) => names && names.length > 0)
    .map(([at]) => ({ file, path: path + at, kind: 'required', value: [] }));
}

/** Those with a condition are negated with all conditions; those without one never go out. */
const copyOf = ({ file, path, value }: Found): Mutation[] =>
  value.when === undefined ? [{ file, path: `${path}/when`, kind: 'never', value: 'false' }] : [];

export const sections: Draw = (_, walk) => elementsOf(walk, 'section').flatMap(requiredOf);

/** Computed fields left empty, days without their bounds. */
export const fields: Draw = (_, walk) =>
  elementsOf(walk, 'field').flatMap(({ file, path, value }) =>
    (['computed', 'notBefore', 'notAfter'] as const)
      .filter((key) => value[key] !== undefined)
      .map((key) => ({ file, path: `${path}/${key}`, kind: 'removed', value: nothing })),
  );

export const copies: Draw = (_, walk) =>
  elementsOf(walk, 'copy')
    .filter(({ file }) => file.startsWith('forms/'))
    .flatMap(copyOf);

function seriesOf(set: RuleSet, { file, path, value }: Found): Mutation[] {
  const { pattern: open, resets, overflow, order } = value as unknown as Series;
  const pattern = settled<string>(open, set.cast?.params ?? {}) ?? '';
  const wider = pattern.replace(/\{seq:(\d+)\}/, (_, width: string) => `{seq:${Number(width) + 1}}`);
  return [
    { file, path: `${path}/pattern`, kind: 'pattern', value: wider },
    {
      file,
      path: `${path}/resets`,
      kind: 'resets',
      value: other(['day', 'month', 'year', 'never'], settled<string>(resets, set.cast?.params ?? {}) ?? ''),
    },
    ...(order === 'random' ? [{ file, path: `${path}/order`, kind: 'order', value: 'sequential' }] : []),
    { file, path: `${path}/overflow`, kind: 'overflow', value: other(['widen', 'refuse'], overflow) },
  ];
}

export const series: Draw = (set, walk) =>
  elementsOf(walk, 'series').flatMap((found) => seriesOf(set, found));
