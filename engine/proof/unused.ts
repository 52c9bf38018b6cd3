/** Sections nobody fills and elements nothing uses. */
import type { Problem } from '../problem.ts';
import { expressionAt } from '../ruleset/placed.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Found, Walk } from '../ruleset/walk.ts';
import { notice } from './severity.ts';

interface Named {
  kind: string;
  id: string;
  file: string;
  path: string;
}

const unused = ({ kind, id, file, path }: Named): Problem => ({
  code: 'proof.unusedElement',
  file,
  path,
  params: { kind, id },
});

/** A section is filled by a task, a duty, an effect or a submission, or brought by an entry of a list. */
function unusedSections({ set }: Rules, walk: Walk): Problem[] {
  const forms = new Set(set.submissions.submissions.map(({ form }) => form));
  const filled = new Set(
    walk.pointers.flatMap(({ kind, path, text }) => {
      if (kind === 'section' && /\/(section|into)$/.test(path)) return [text];
      return kind === 'field' && path.endsWith('/fill/field') ? [text.split('.')[0]] : [];
    }),
  );
  return walk.elements
    .filter(({ kind, id }) => kind === 'section' && !filled.has(id))
    .filter(({ inside }) => !forms.has(inside[0]?.id ?? ''))
    .map(({ id, file, path }) => ({ code: 'proof.unusedSection', file, path, params: { section: id } }));
}

/** Which pointers use an element of a kind: a form shows a number, a duty a register; neither fills it. */
const uses: Record<string, (path: string, file: string) => boolean> = {
  outcome: () => true,
  series: (path, file) => !file.startsWith('forms/') && !path.startsWith('/outcomes'),
  table: () => true,
  choice: () => true,
  register: (path) => path.endsWith('/enter'),
  parameter: () => true,
  procedure: (path) => path.endsWith('/procedure') || /\/(link|split)\/open$/.test(path),
  slip: (path) => path.endsWith('/issue'),
};

const asKind: Record<string, string> = { table: 'anyTable' };

/** Parameters that expressions read. */
function readParameters(rules: Rules, walk: Walk): string[] {
  const read = walk.pointers.filter(({ kind }) => kind === 'expression');
  const paths = read.flatMap((pointer) => expressionAt(rules, pointer).uses);
  return paths.flatMap(([root, name]) => (root === 'params' && name ? [name] : []));
}

/** Names used by kind; an outcome is its procedure's own. */
function usedNames(rules: Rules, walk: Walk): Set<string> {
  const found = new Set(readParameters(rules, walk).map((id) => `parameter  ${id}`));
  for (const { kind, text, file, path } of walk.pointers)
    for (const [wanted, counts] of Object.entries(uses)) {
      const fits =
        kind === wanted || kind === asKind[wanted] || (wanted === 'parameter' && kind === 'anyTable');
      if (fits && counts(path, file)) found.add(`${wanted} ${wanted === 'outcome' ? file : ''} ${text}`);
    }
  return found;
}

/** What is listed may be chosen in every such field, though none names the list. */
const isChosen = ({ kind, value }: Found, walk: Walk): boolean =>
  kind === 'parameter' && value.type === 'departments' && chosen(walk);

/** A text that the adopter writes down may be there to be read only. */
const isNote = ({ kind, value }: Found): boolean => kind === 'parameter' && value.type === 'text';

function unusedElements(rules: Rules, walk: Walk): Problem[] {
  const used = usedNames(rules, walk);
  return walk.elements
    .filter(({ kind }) => kind in uses)
    .filter(({ kind, id, file }) => !used.has(`${kind} ${kind === 'outcome' ? file : ''} ${id}`))
    .filter((found) => !isChosen(found, walk))
    .filter(({ kind, id }) => kind !== 'register' || rules.registers.get(id)?.rows === undefined)
    .map((found) => (isNote(found) ? notice(unused(found)) : unused(found)));
}

/** Names that stand as values: in cells of tables, allowed values, suggestions, expressions. */
function spoken({ set }: Rules, walk: Walk): Set<string> {
  const values: unknown[] = [set.tables, set.ruleset.parameters ?? [], set.cast?.params, set.demo?.params];
  const texts = walk.pointers.filter(({ kind }) => kind === 'expression').map(({ text }) => text);
  const quoted = `${JSON.stringify(values).replaceAll('\\"', '"')} ${texts.join(' ')}`.matchAll(/"([^"]*)"/g);
  return new Set([...quoted].map(([, text]) => text!));
}

/** Where a field lets people choose any department, every department is of use. */
const chosen = (walk: Walk): boolean =>
  walk.elements.some(({ kind, value }) => {
    const items = value.items as { format?: string } | undefined;
    return kind === 'field' && (value.format === 'department' || items?.format === 'department');
  });

function unusedPeople(rules: Rules, walk: Walk): Problem[] {
  const named = new Set(walk.pointers.map(({ kind, text }) => `${kind} ${text}`));
  const values = spoken(rules, walk);
  return walk.elements
    .filter(({ kind }) => kind === 'role' || (kind === 'department' && !chosen(walk)))
    .filter(({ kind, id }) => !named.has(`${kind} ${id}`) && !values.has(id))
    .map((found) => notice(unused(found)));
}

/** `proof.unusedSection` {section}, `proof.unusedElement` {kind, id}; of departments, roles and parameters of type text a notice. */
export const unusedProblems = (rules: Rules, walk: Walk): Problem[] => [
  ...unusedSections(rules, walk),
  ...unusedElements(rules, walk),
  ...unusedPeople(rules, walk),
];
