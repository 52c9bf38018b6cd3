/** The names an id can refer to, by kind. */
import { allFields } from '../form/fields.ts';
import type {
  Field,
  Fields,
  Form,
  Mark,
  Marks,
  Procedure,
  Register,
  RuleSet,
  Section,
  Slip,
} from './types.ts';
import { optionsAbove } from './under.ts';
import type { Found, Walk } from './walk.ts';

const ids = (items: { id: string }[] | undefined) => (items ?? []).map((item) => item.id);

/** One mark or several. */
export const marksOf = (marks: Marks): Mark[] => (Array.isArray(marks) ? marks : [marks]);

export const stagesOf = (procedure: Procedure) => procedure.tracks.flatMap((track) => track.stages);
export const tasksOf = (procedure: Procedure) => stagesOf(procedure).flatMap((stage) => stage.tasks);

const sectionsOf = (set: RuleSet) => set.forms.flatMap((form) => form.sections);

const paramTables = (set: RuleSet) => (set.ruleset.parameters ?? []).filter((p) => p.type === 'table');

/** The procedure a place stands in, if any: stages, tracks and outcomes are its own. */
const procedureOf = (inside: Found[]) =>
  inside.find((f) => f.kind === 'procedure')?.value as unknown as Procedure | undefined;

const fieldPaths = (set: RuleSet) =>
  sectionsOf(set).flatMap((s) => Object.keys(allFields(s.schema)).map((f) => `${s.id}.${f}`));

const slipOf = (inside: Found[]) =>
  inside.find((f) => f.kind === 'slip')?.value as unknown as Slip | undefined;

const columnsOf = (inside: Found[]): string[] =>
  ids((inside.find((f) => f.kind === 'register')?.value as unknown as Register | undefined)?.columns);

/** A slip or a form: what has copies. */
const paperOf = (inside: Found[]) =>
  inside.find((f) => f.kind === 'slip' || f.kind === 'form')?.value as unknown as Slip | Form | undefined;

/** Fields of the same row or section; of every section where the place is not known so far. */
function besideOf(set: RuleSet, inside: Found[]): Fields {
  const section = inside.find(({ kind }) => kind === 'section')?.value as unknown as Section | undefined;
  const [list, column] = inside.filter(({ kind }) => kind === 'field');
  if (list && column) return (list.value as unknown as Field).items?.properties ?? {};
  return Object.assign({}, ...(section ? [section] : sectionsOf(set)).map(({ schema }) => allFields(schema)));
}

type Namer = (set: RuleSet, own: Procedure[], inside: Found[]) => string[] | undefined;

const namers: Record<string, Namer> = {
  department: (set) => ids(set.ruleset.departments),
  role: (set) => ids(set.ruleset.roles),
  choice: (set) => ids(set.ruleset.choices),
  parameter: (set) => ids(set.ruleset.parameters),
  table: (set) => ids(set.tables),
  anyTable: (set) => [...ids(set.tables), ...ids(paramTables(set))],
  form: (set) => ids(set.forms),
  section: (set) => ids(sectionsOf(set)),
  series: (set) => ids(set.series.series),
  register: (set) => ids(set.registers),
  slip: (set) => ids(set.slips),
  duty: (set) => ids(set.duties.duties),
  procedure: (set) => ids(set.procedures),
  deadline: (set) => ids(set.deadlines.deadlines),
  stage: (_, own) => own.flatMap((p) => ids(stagesOf(p))),
  task: (_, own) => own.flatMap((p) => ids(tasksOf(p))),
  procedureTrack: (set) => set.procedures.flatMap((p) => p.tracks.map((t) => `${p.id}.${t.id}`)),
  standingAction: (_, own) => own.flatMap((p) => ids(p.actions)),
  track: (_, own) => own.flatMap((p) => ids(p.tracks)),
  grounds: (_, own) => own.flatMap((p) => ids(p.grounds)),
  outcome: (_, own) => own.flatMap((p) => ids(p.outcomes)),
  sectionOrField: (set) => [...ids(sectionsOf(set)), ...fieldPaths(set)],
  field: fieldPaths,
  column: (_set, _own, inside) => columnsOf(inside),
  columnOrder: (_set, _own, inside) => columnsOf(inside).flatMap((id) => [id, `-${id}`]),
  slipField: (_set, _own, inside) => ids(slipOf(inside)?.fields),
  copy: (_set, _own, inside) => ids(paperOf(inside)?.copies),
  fieldBeside: (set, _own, inside) => Object.keys(besideOf(set, inside)),
  optionAbove: (set, _own, inside) => optionsAbove(set, inside.find(({ kind }) => kind === 'choice')?.id),
};

/** All names of a kind that may be used at a place; undefined where the kind is not a name. */
export function namesAt(set: RuleSet, kind: string, inside: Found[]): string[] | undefined {
  const own = procedureOf(inside);
  return namers[kind]?.(set, own ? [own] : set.procedures, inside);
}

/** What the part after the colon of an event name refers to. */
export function eventKind(event: string): string | undefined {
  const [head = ''] = event.split(':');
  const kind = head.split('.')[0] ?? '';
  if (!event.includes(':')) return undefined;
  return {
    stage: 'stage',
    task: 'task',
    action: 'standingAction',
    section: 'section',
    field: 'field',
    clock: 'deadline',
    slip: 'slip',
    round: 'round',
    record: 'section',
  }[kind];
}

export const elementsOf = (walk: Walk, kind: string) => walk.elements.filter((found) => found.kind === kind);
