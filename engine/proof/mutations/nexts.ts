/** What could be wrong in the way from stage to stage: a `next` too few, another order. */
import { elementsOf } from '../../ruleset/names.ts';
import { nothing } from '../../ruleset/places.ts';
import type { Next, Stage } from '../../ruleset/types.ts';
import type { Found } from '../../ruleset/walk.ts';
import { type Draw, type Mutation, swapped } from './mutation.ts';

/** Stages of the track in which it stands. */
export const stagesOf = ({ inside }: Found): Stage[] =>
  (inside.find(({ kind }) => kind === 'track')?.value as { stages: Stage[] } | undefined)?.stages ?? [];

const constant = /^([\w.]+) = ("[^"]*"|true|false|-?\d+)$/;

/** Both ask the same thing for different constants, or lead to the same: their order says nothing. */
function unordered(one: Next, another: Next): boolean {
  const [, mine, wanted] = constant.exec(one.when ?? '') ?? [];
  const [, yours, other] = constant.exec(another.when ?? '') ?? [];
  if (mine !== undefined && mine === yours && wanted !== other) return true;
  return (['goto', 'close', 'end'] as const).every((way) => one[way] === another[way]);
}

/** What happens anyway where nothing is written: on to the following stage, or the track ends. */
const followsAnyway = (found: Found, next: Next[]): boolean => {
  const stages = stagesOf(found);
  const following = stages[stages.findIndex(({ id }) => id === found.id) + 1];
  const [first] = next;
  if (next.length !== 1 || first?.when) return false;
  return following ? first?.goto === following.id : first?.end === true;
};

function nextOf(found: Found): Mutation[] {
  const { file, path, value } = found;
  const next = (value as unknown as Stage).next as Next[] | undefined;
  if (!next || followsAnyway(found, next)) return [];
  const single = { file, path: `${path}/next`, kind: 'removed', value: nothing };
  const removed = next.map((_, i) => ({ ...single, path: `${path}/next/${i}` }));
  const order = next
    .slice(1)
    .flatMap((another, i) =>
      unordered(next[i]!, another)
        ? []
        : [{ file, path: `${path}/next`, kind: `order:${i + 1}`, value: swapped(next, i) }],
    );
  return [...(next.length === 1 ? [single] : removed), ...order];
}

export const nexts: Draw = (_, walk) => elementsOf(walk, 'stage').flatMap(nextOf);
