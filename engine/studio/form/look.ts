/** How a form of a draft looks: to somebody who fills it, as they see it, and on paper; as far as the draft can be read. */

import { liveParts } from '../../complaint/live-view.ts';
import type { Run } from '../../complaint/run.ts';
import { asking } from '../../complaint/run.ts';
import { allFields, fieldAudience } from '../../form/fields.ts';
import { sectionView } from '../../form/localize.ts';
import { paperForm, sayHolder } from '../../form/paper.ts';
import type { JsonSchema, PaperForm, SectionView } from '../../form/shapes.ts';
import { fits, sees } from '../../permission/can.ts';
import { MASK } from '../../print/shapes.ts';
import { fail, problem } from '../../problem.ts';
import { compile } from '../../ruleset/compile.ts';
import { choicesIn } from '../../ruleset/listed.ts';
import type { Rules } from '../../ruleset/rules.ts';
import { byId, sectionsOf } from '../../ruleset/sections.ts';
import type { Holder } from '../../ruleset/types.ts';
import type { Language } from '../../text/language.ts';
import { type Draft, unlessBroken } from '../names.ts';
import { fillersOf } from './fillers.ts';

/** Who looks: of a department, with a role; nobody in particular where both are absent. */
export interface Looker {
  department?: string;
  role?: string;
}

export interface Looked {
  view: SectionView;
  /** Nobody like this sees it. */
  hidden: boolean;
  /** Somebody like this fills it. */
  fills: boolean;
  /** Values of fields that somebody like this does not see. */
  masked: Record<string, string>;
}

const unread = () => fail(problem('draft.unknown', ''));

/** Enough of rules to show a form, where the draft cannot be compiled yet. */
function plainRules({ set }: Draft): Rules {
  const expression = (text: string) => ({
    text,
    type: { kind: 'any' },
    uses: [],
    evaluate: unread,
    json: unread,
  });
  return {
    set,
    expression,
    sections: sectionsOf(set),
    departments: byId(set.ruleset.departments),
    roles: byId(set.ruleset.roles),
    choices: byId(choicesIn(set)),
    parameters: byId(set.ruleset.parameters),
    series: byId(set.series.series),
    formPrints: new Map(),
    relations: new Map(),
  } as unknown as Rules;
}

/** Of a draft without faults all of it works: conditions, what is computed, a paper of its own. */
function rulesOf(draft: Draft, sound: boolean): { rules: Rules; whole: boolean } {
  const compiled = sound ? unlessBroken(() => compile(draft.set), unread()) : unread();
  return compiled.ok ? { rules: compiled.value, whole: true } : { rules: plainRules(draft), whole: false };
}

/** Their text stands where the value would. */
function withMasks(view: SectionView, masked: string[]): SectionView {
  const over = (part: JsonSchema): JsonSchema => {
    const properties = Object.entries((part.properties ?? {}) as Record<string, JsonSchema>);
    const shown = properties.map(([id, field]) => [
      id,
      masked.includes(id) ? { type: 'string', title: field.title } : field,
    ]);
    const within = Object.entries(part).map(([key, inner]) => [
      key,
      key === 'then' || key === 'else' ? over(inner as JsonSchema) : inner,
    ]);
    const all = Array.isArray(part.allOf) ? { allOf: part.allOf.map(over) } : {};
    return {
      ...Object.fromEntries(within),
      ...(properties.length > 0 ? { properties: Object.fromEntries(shown) } : {}),
      ...all,
    };
  };
  return masked.length > 0 ? { ...view, schema: over(view.schema) } : view;
}

const READER = 'reader';

function directoryOf({ set }: Draft, { department, role }: Looker) {
  const reader = {
    id: READER,
    name: '',
    departments: department ? [department] : [],
    roles: role ? [role] : [],
  };
  return { people: [...(set.cast?.people ?? []), reader] };
}

export interface Look {
  sections: Looked[];
  paper: PaperForm;
  /** False where conditions and computed fields do not work yet, as the draft has faults. */
  whole: boolean;
}

export interface Asked {
  /** Id of the form. */
  form: string;
  language: Language;
  looker?: Looker;
  /** The draft was checked and nothing is wrong with it. */
  sound: boolean;
}

/** Undefined where there is no form of this id. */
export function lookAt(draft: Draft, { form: id, language, looker = {}, sound }: Asked): Look | undefined {
  const { rules, whole } = rulesOf(draft, sound);
  const form = draft.set.forms.find((one) => one.id === id);
  if (!form) return undefined;
  const directory = directoryOf(draft, looker);
  const params = draft.set.cast?.params ?? {};
  const reader = { rules, directory, language };
  const run = asking(rules, null, { directory, params, now: '' });
  const ids = form.sections.map((section) => section.id);
  const live = whole ? unlessBroken(() => liveOf(run, ids), {}) : {};
  const anyone = !looker.department && !looker.role;
  const means = (by: Holder | undefined) => by !== undefined && fits(directory, params, READER, by);
  const sections = form.sections.map((section): Looked => {
    const fills = anyone || fillersOf(draft, id, section.id).some(({ by }) => means(by));
    const kept = (holders: Holder[] | undefined) => !fills && !sees(directory, params, READER, holders);
    const masked = Object.keys(allFields(section.schema)).filter((field) =>
      kept(fieldAudience(section.schema, field).visibleTo),
    );
    return {
      view: withMasks({ ...sectionView(reader, section.id), ...live[section.id]?.view }, masked),
      fills,
      hidden: kept(section.visibleTo),
      masked: Object.fromEntries(masked.map((field) => [field, MASK])),
    };
  });
  return { sections, whole, paper: paperForm(reader, form, null, { params }) };
}

const liveOf = (run: Run, sections: string[]): Partial<ReturnType<typeof liveParts>> =>
  liveParts({ run, sections, data: {}, sees: () => true });

/** A holder in words; '' where it depends on a complaint. */
export const holderWords = (draft: Draft, holder: Holder, language: Language): string =>
  unlessBroken(
    () => sayHolder(holder, { rules: plainRules(draft), directory: { people: [] }, language }, {}),
    '',
  );
