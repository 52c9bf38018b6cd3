/** What could be wrong in a procedure: an effect or an action too few, another condition, another holder. */
import { elementsOf } from '../../ruleset/names.ts';
import { documentOf, keyOf, nothing, parentOf, valueAt } from '../../ruleset/places.ts';
import type { Action, Holder, RuleSet } from '../../ruleset/types.ts';
import type { Found, Walk } from '../../ruleset/walk.ts';
import { type Draw, isObject, type Mutation, other } from './mutation.ts';
import { stagesOf } from './nexts.ts';

/** Lists of effects, wherever they stand in a file. */
function effectLists(node: unknown, path: string): { path: string; count: number }[] {
  if (!isObject(node) && !Array.isArray(node)) return [];
  return Object.entries(node).flatMap(([key, child]) => {
    const own = (key === 'effects' || key === 'onMiss') && Array.isArray(child);
    return [
      ...(own ? [{ path: `${path}/${key}`, count: child.length }] : []),
      ...effectLists(child, `${path}/${key}`),
    ];
  });
}

export const effects: Draw = (set) =>
  ['deadlines.json', 'duties.json', ...set.procedures.map(({ id }) => `procedures/${id}.json`)].flatMap(
    (file) =>
      effectLists(documentOf(set, file), '').flatMap(({ path, count }) =>
        Array.from({ length: count }, (_, i) => ({
          file,
          path: `${path}/${i}`,
          kind: 'removed',
          value: nothing,
        })),
      ),
  );

/** Left out of an effect: copies of a void slip asked back, what goes into each complaint reviewed. */
const parts = ['void/recall', 'review/copy'];

export const lessDone: Draw = (set) =>
  set.procedures.flatMap(({ id }) => {
    const file = `procedures/${id}.json`;
    return effectLists(documentOf(set, file), '').flatMap(({ path, count }) =>
      Array.from({ length: count }, (_, i) => parts.map((part) => `${path}/${i}/${part}`))
        .flat()
        .filter((place) => valueAt(documentOf(set, file), place) !== undefined)
        .map((place) => ({ file, path: place, kind: 'removed', value: nothing })),
    );
  });

/** The only action of a task cannot go; the meta-schema would refuse it anyway. */
function actionsOf({ file, path, value }: Found): Mutation[] {
  const actions = (value.actions ?? []) as Action[];
  if (actions.length < 2) return [];
  return actions.map((_, i) => ({ file, path: `${path}/actions/${i}`, kind: 'removed', value: nothing }));
}

/** A return to the stage beside the one that is meant. */
function returnsOf(found: Found): Mutation[] {
  const { file, path, value } = found;
  const { to } = value as unknown as Action;
  const ids = stagesOf(found).map(({ id }) => id);
  const wrong = to && other(ids, to);
  return wrong ? [{ file, path: `${path}/to`, kind: 'to', value: wrong }] : [];
}

export const actions: Draw = (_, walk) => [
  ...elementsOf(walk, 'task').flatMap(actionsOf),
  ...elementsOf(walk, 'action').flatMap(returnsOf),
];

/** Another department or role; whoever is found by other ways gives way to anybody. */
function otherHolder(set: RuleSet, holder: Holder): Holder {
  const departments = set.ruleset.departments.map(({ id }) => id);
  const roles = set.ruleset.roles.map(({ id }) => id);
  if (holder.anyone) return departments[0] ? { department: departments[0] } : { role: roles[0] };
  const department = holder.department && other(departments, holder.department);
  const role = holder.role && other(roles, holder.role);
  return department || role
    ? { ...holder, ...(department ? { department } : {}), ...(role && !department ? { role } : {}) }
    : { anyone: 'staff' };
}

function holderOf(set: RuleSet, { file, path, value }: Found): Mutation[] {
  const by = value.by as Holder | undefined;
  const altered = by ? [{ file, path: `${path}/by`, kind: 'holder', value: otherHolder(set, by) }] : [];
  const gone = value.substitute
    ? [{ file, path: `${path}/substitute`, kind: 'removed', value: nothing }]
    : [];
  return [...altered, ...gone];
}

/** Who works, and who hands in. */
export const holders: Draw = (set, walk) =>
  ['task', 'standingAction', 'submission'].flatMap((kind) =>
    elementsOf(walk, kind).flatMap((found) => holderOf(set, found)),
  );

/** Every condition turned round; those of copies stand with the forms. */
export const conditions: Draw = (_, walk: Walk) =>
  walk.pointers
    .filter(({ kind, path }) => kind === 'expression' && keyOf(path) === 'when')
    .map(({ file, path, text }) => ({ file, path, kind: 'negated', value: `not(${text})` }));

/** Reminders and notices to somebody else. */
export const receivers: Draw = (set, walk) => {
  const places = walk.pointers.filter(({ path }) => /\/notify\/to\/[^/]+$/.test(path));
  const unique = new Map(
    places.map(({ file, path }) => [`${file}#${parentOf(path)}`, { file, path: parentOf(path) }]),
  );
  return [...unique.values()].map(({ file, path }) => {
    const holder = path
      .split('/')
      .slice(1)
      .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], documentOf(set, file));
    return { file, path, kind: 'receiver', value: otherHolder(set, holder as Holder) };
  });
};
