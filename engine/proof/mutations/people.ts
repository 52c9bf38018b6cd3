/** What could be wrong in who works together: one word about people gone, one more of them needed, a section too many. */
import { elementsOf } from '../../ruleset/names.ts';
import { nothing } from '../../ruleset/places.ts';
import type { Stage, TaskRule } from '../../ruleset/types.ts';
import type { Found } from '../../ruleset/walk.ts';
import type { Draw, Mutation } from './mutation.ts';

/** A rule's only word cannot go; the meta-schema would refuse what is left. */
function wordsOf({ file, path, value }: Found): Mutation[] {
  const { people = {} } = value as { people?: Record<string, unknown> };
  const gone = ['not', 'together', 'distinct'].filter(
    (key) => key in people && Object.keys(people).length > 1,
  );
  return gone.map((key) => ({ file, path: `${path}/people/${key}`, kind: 'removed', value: nothing }));
}

function enoughOf({ file, path, value }: Found): Mutation[] {
  const { complete } = value as unknown as Stage;
  if (typeof complete !== 'object') return [];
  return [{ file, path: `${path}/complete/count`, kind: 'more', value: complete.count + 1 }];
}

/** Every section instead of those that are taken. */
const takenOf = ({ file, path, value }: Found): Mutation[] =>
  value.take ? [{ file, path: `${path}/take`, kind: 'removed', value: nothing }] : [];

/** No confirmation, one way of confirming too few, no condition that spares it; nobody who countersigns. */
function confirmedOf({ file, path, value }: Found): Mutation[] {
  const { confirm, countersign } = value as unknown as TaskRule;
  const gone = (word: string): Mutation => ({
    file,
    path: `${path}/${word}`,
    kind: 'removed',
    value: nothing,
  });
  const ways = confirm && confirm.how.length > 1 ? confirm.how : [];
  return [
    ...(confirm ? [gone('confirm')] : []),
    ...ways.map((_, i) => gone(`confirm/how/${i}`)),
    ...(confirm?.unless === undefined ? [] : [gone('confirm/unless')]),
    ...(countersign ? [gone('countersign')] : []),
  ];
}

export const people: Draw = (_, walk) => [
  ...elementsOf(walk, 'task').flatMap(wordsOf),
  ...elementsOf(walk, 'task').flatMap(confirmedOf),
  ...elementsOf(walk, 'stage').flatMap(enoughOf),
  ...elementsOf(walk, 'opening').flatMap(takenOf),
];
