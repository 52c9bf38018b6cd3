/** The marks at which clocks start and end, and the effects that extend them. */
import { at, type Problem } from '../problem.ts';
import { elementsOf, marksOf } from './names.ts';
import type { Marks, RuleSet } from './types.ts';
import type { Walk } from './walk.ts';

/** A mark says exactly one of `on` and `param`. */
function exactlyOne(walk: Walk): Problem[] {
  return elementsOf(walk, 'deadline').flatMap((found) =>
    (['starts', 'ends'] as const).flatMap((key) => {
      const marks = found.value[key] as Marks;
      return marksOf(marks).flatMap((mark, index) => {
        if ((mark.on === undefined) !== (mark.param === undefined)) return [];
        const path = Array.isArray(marks) ? at(found.path, key, index) : at(found.path, key);
        return [{ code: 'mark.one', file: found.file, path, params: {} }];
      });
    }),
  );
}

/** Moments by event are those of the events that the parameter offers. */
const moments = (set: RuleSet, walk: Walk): Problem[] =>
  elementsOf(walk, 'deadline').flatMap(({ value, file, path }) =>
    (['starts', 'ends'] as const).flatMap((key) => {
      const marks = value[key] as Marks;
      return marksOf(marks).flatMap(({ at: by, param = '' }, index) => {
        const events = set.ruleset.parameters?.find(({ id }) => id === param)?.events ?? [];
        const place = Array.isArray(marks) ? at(path, key, index, 'at') : at(path, key, 'at');
        return Object.keys(typeof by === 'object' ? by : {})
          .filter((event) => !events.includes(event))
          .map((event) => ({ code: 'mark.at', file, path: at(place, event), params: { param, event } }));
      });
    }),
  );

/** Only what may be extended is: `deadline.noExtension` {title}. */
const extended = (set: RuleSet, walk: Walk): Problem[] =>
  walk.pointers
    .filter(({ kind, path }) => kind === 'deadline' && path.endsWith('/extend/deadline'))
    .flatMap(({ text, file, path }) => {
      const deadline = set.deadlines.deadlines.find(({ id }) => id === text);
      if (!deadline || deadline.extension) return [];
      return [{ code: 'deadline.noExtension', file, path, params: { title: deadline.title } }];
    });

/** Problems: `mark.one`, `mark.at` {param, event}, `deadline.noExtension` {title}. */
export const markProblems = (set: RuleSet, walk: Walk): Problem[] => [
  ...exactlyOne(walk),
  ...moments(set, walk),
  ...extended(set, walk),
];
