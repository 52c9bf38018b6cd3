/** Names that expressions read, as people call them, and the values that some of them may have. */
import said from '../../../schemas/meta/feel.json' with { type: 'json' };
import { allFields } from '../../form/fields.ts';
import { optionsIn } from '../../ruleset/listed.ts';
import type { Field, Item, Text } from '../../ruleset/types.ts';
import { type Language, localize } from '../../text/language.ts';
import { choicesAt, type Draft, type Name, titleOf, unlessBroken } from '../names.ts';

const names = said.names as Record<string, Text>;

/** What the members of a reserved name are. */
const kinds: Record<string, string> = {
  number: 'series',
  clock: 'deadline',
  slips: 'slip',
  params: 'parameter',
  history: 'history',
};

const own = (name: string, language: Language): string => localize(names[name], language);

/** '' for what has no other name than its id. */
export function nameTitle(draft: Draft, path: string[], language: Language): string {
  const [root = '', member = '', ...rest] = path[0] === 'past' && path.length > 1 ? path.slice(1) : path;
  const last = rest.at(-1) ?? (member || root);
  const whole = path.join('.');
  if (own(whole, language)) return own(whole, language);
  if (rest.length > 0) return own(last, language);
  if (member && kinds[root]) return plain(titleOf(draft, kinds[root], member, language), member);
  if (member)
    return plain(titleOf(draft, 'field', `${root}.${member}`, language), member) || own(last, language);
  return plain(titleOf(draft, 'section', root, language), root);
}

/** A title that only repeats the id says nothing. */
const plain = (title: string, id: string): string => {
  const last = title.split(' · ').at(-1) ?? '';
  return last === id || last.endsWith(`.${id}`) ? '' : last;
};

const named = (options: { id: string; title: Text }[], language: Language): Name[] =>
  options.map(({ id, title }) => ({ value: id, title: localize(title, language) }));

/** Whose values are names of the rule set. */
const listed: Record<string, string> = {
  'complaint.stage': 'stage',
  'complaint.stages': 'stage',
  'complaint.outcome': 'outcome',
  'complaint.procedure': 'procedure',
  'complaint.department': 'department',
  'complaint.refusedFor': 'grounds',
  'task.stage': 'stage',
  'task.rule': 'task',
  'row.stage': 'stage',
  'row.deadline': 'deadline',
  'row.slip': 'slip',
};

const closed: Record<string, string[]> = { 'complaint.status': ['open', 'closed'] };

function fieldAt({ set }: Draft, [section, id, inner]: string[]): Field | Item | undefined {
  const sections = set.forms.flatMap((form) => form.sections);
  const schema = sections.find((one) => one.id === section)?.schema;
  const field = schema && id ? allFields(schema)[id] : undefined;
  return inner ? field?.items?.properties?.[inner] : (field?.items ?? field);
}

/** Entries of a code list, departments, stages …: what is compared with the name. */
export function valuesOf(draft: Draft, path: string[], language: Language): Name[] {
  const whole = path.join('.');
  const [root, member] = path;
  const kind = listed[whole];
  if (kind) return choicesAt(draft, kind, '', language) ?? [];
  if (closed[whole]) return closed[whole].map((value) => ({ value, title: '' }));
  return unlessBroken(() => {
    const parameter = root === 'params' && draft.set.ruleset.parameters?.find(({ id }) => id === member);
    const asked = parameter || fieldAt(draft, path);
    const { choice, format } = (asked || {}) as { choice?: string; format?: string };
    if (format === 'department') return choicesAt(draft, 'department', '', language) ?? [];
    return named(optionsIn(draft.set, choice) ?? [], language);
  }, []);
}
