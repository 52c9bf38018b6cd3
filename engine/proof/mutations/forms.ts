/** What could be wrong in forms and numbers: nothing required, copies that always go out, another pattern. */
import { elementsOf } from '../../ruleset/names.ts';
import { settled } from '../../ruleset/open.ts';
import { nothing } from '../../ruleset/places.ts';
import type { ConditionBranch, RuleSet, Section, Series } from '../../ruleset/types.ts';
import type { Found } from '../../ruleset/walk.ts';
import { type Draw, type Mutation, other } from './mutation.ts';

/** What has to be filled: in the section, and by its conditions. */
function requiredOf({ file, path, value }: Found): Mutation[] {
  const { schema } = value as unknown as Section;
  const sides: [string, ConditionBranch][] = [['/schema', schema]];
  for (const [i, condition] of (schema.allOf ?? []).entries()) {
    sides.push([`/schema/allOf/${i}/then`, condition.then]);
    sides.push([`/schema/allOf/${i}/else`, condition.else ?? {}]);
  }
  return sides.flatMap(([at, { required = [], anyOf }]): Mutation[] => [
    ...(required.length > 0 ? [{ file, path: `${path}${at}/required`, kind: 'required', value: [] }] : []),
    ...(anyOf ? [{ file, path: `${path}${at}/anyOf`, kind: 'removed', value: nothing }] : []),
  ]);
}

/** Those with a condition are negated with all conditions; those without one never go out. */
const copyOf = ({ file, path, value }: Found): Mutation[] =>
  value.when === undefined ? [{ file, path: `${path}/when`, kind: 'never', value: 'false' }] : [];

export const sections: Draw = (_, walk) => elementsOf(walk, 'section').flatMap(requiredOf);

/** Computed fields left empty, days without their bounds, choices under none. */
export const fields: Draw = (_, walk) =>
  elementsOf(walk, 'field').flatMap(({ file, path, value }) =>
    (['computed', 'notBefore', 'notAfter', 'under'] as const)
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
