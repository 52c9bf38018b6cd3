/** A register from the headings of an office's own book: each column finds the field or number it shows. */
import { allFields } from '../form/fields.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import type { Field, Register, RegisterColumn, RuleSet } from '../ruleset/types.ts';
import { Ids } from './names.ts';
import { guessColumns } from './old-columns.ts';

type Shown = Pick<RegisterColumn, 'value' | 'type' | 'choice'>;

/** What a complaint itself says, under the names of old-columns.ts. */
const own: Record<string, Shown> = {
  procedure: { value: 'complaint.procedure', type: 'text' },
  openedAt: { value: 'complaint.openedOn', type: 'date' },
  stage: { value: 'complaint.stage', type: 'stage' },
  closedAt: { value: 'complaint.closedOn', type: 'date' },
  outcome: { value: 'complaint.outcome', type: 'outcome' },
};

function typeOf({ type, format, choice }: Field): Pick<RegisterColumn, 'type' | 'choice'> {
  if (choice && type === 'string') return { type: 'choice', choice };
  if (format === 'amount' || format === 'department' || format === 'person' || format === 'date')
    return { type: format };
  if (format === 'date-time') return { type: 'dateTime' };
  if (type === 'integer' || type === 'number') return { type: 'number' };
  return { type: type === 'boolean' ? 'boolean' : 'text' };
}

function shown(set: RuleSet, target: string | null): Shown | undefined {
  if (target === null) return undefined;
  if (target in own) return own[target];
  const [kind, name = ''] = target.split(':');
  if (kind === 'number') return { value: `number.${name}`, type: 'text' };
  const [section, id = ''] = name.split('.');
  const found = set.forms.flatMap(({ sections }) => sections).find((one) => one.id === section);
  const field = found && allFields(found.schema)[id];
  return field && field.type !== 'array' ? { value: name, ...typeOf(field) } : undefined;
}

/** Over every procedure. Problem `convert.noFields`; headings that nothing answers (`convert.lost` {what}) stand in `problems`, at `/<column>`. */
export function registerOfSheet(
  set: RuleSet,
  head: string[],
  title: string,
): Result<{ register: Register; problems: Problem[] }> {
  const problems: Problem[] = [];
  const ids = new Ids();
  const targets = guessColumns(set, head);
  const columns = head.flatMap((heading, index): RegisterColumn[] => {
    const what = shown(set, targets[index] ?? null);
    if (what) return [{ id: ids.take(heading, 'column'), title: heading, ...what }];
    if (heading.trim() !== '') problems.push(problem('convert.lost', `/${index + 1}`, { what: heading }));
    return [];
  });
  const [keeper] = set.ruleset.departments;
  if (columns.length === 0 || !keeper) return fail(problem('convert.noFields', ''));
  const taken = set.registers.map(({ id }) => id);
  const free = new Ids();
  for (const id of taken) free.take(id, id);
  const register = {
    id: free.take(title, 'register'),
    title,
    procedures: set.procedures.map(({ id }) => id),
    keeper: { department: keeper.id },
    columns,
    rows: 'true',
    order: [columns[0]!.id],
  } as Register;
  return ok({ register, problems });
}
