/** What a duty or an effect writes back into other complaints: a list whose entries name them. */
import { allFields } from '../form/fields.ts';
import { at, type Problem } from '../problem.ts';
import { elementsOf } from './names.ts';
import { documentOf, parentOf, valueAt } from './places.ts';
import { severalTimes } from './scope.ts';
import type { Duty, Field, ReviewEffect, RuleSet } from './types.ts';
import type { Walk } from './walk.ts';

function fieldAt(set: RuleSet, path: string): Field | undefined {
  const [id, name = ''] = path.split('.');
  const section = set.forms.flatMap(({ sections }) => sections).find((one) => one.id === id);
  return section && allFields(section.schema)[name];
}

/** `review.copy` {field, section}: the section that takes it has no such field. */
const copied = (set: RuleSet, file: string, place: string, { copy = [], into }: ReviewEffect): Problem[] =>
  copy.flatMap((field, index) =>
    into !== undefined && fieldAt(set, `${into}.${field.split('.')[1]}`)
      ? []
      : [
          {
            code: 'review.copy',
            file,
            path: at(place, 'copy', String(index)),
            params: { field, section: into ?? '' },
          },
        ],
  );

/** `review.entry` {each, name}: no list of entries with this field; `review.several` {section}: written by many already. */
function entries(set: RuleSet, walk: Walk): Problem[] {
  const several = severalTimes(set);
  return walk.pointers
    .filter(({ path }) => /\/reviews?\/each$/.test(path))
    .flatMap(({ file, path }): Problem[] => {
      const place = parentOf(path);
      const review = valueAt(documentOf(set, file), place) as ReviewEffect;
      const { each, complaint: name, into } = review;
      const { items } = fieldAt(set, each) ?? {};
      const named = items?.properties && name in items.properties;
      return [
        ...(named
          ? []
          : [{ code: 'review.entry', file, path: at(place, 'complaint'), params: { each, name } }]),
        ...(into && several.has(into)
          ? [{ code: 'review.several', file, path: at(place, 'into'), params: { section: into } }]
          : []),
        ...copied(set, file, place, review),
      ];
    });
}

/** A duty writes back what stands in its own section: `review.section` {each}. */
const own = (walk: Walk): Problem[] =>
  elementsOf(walk, 'duty').flatMap(({ value, file, path }) => {
    const { reviews, section } = value as unknown as Duty;
    if (!reviews || reviews.each.split('.')[0] === section) return [];
    return [
      { code: 'review.section', file, path: at(path, 'reviews', 'each'), params: { each: reviews.each } },
    ];
  });

export const reviewProblems = (set: RuleSet, walk: Walk): Problem[] => [...entries(set, walk), ...own(walk)];
