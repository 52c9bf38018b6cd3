/** Who complains from outside, through an organization's public page: what may be opened to them, and who they are to a complaint. */
import type { Staff } from '../complaint/world.ts';
import { allFields } from '../form/fields.ts';
import { type Problem, problem } from '../problem.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Field, Submission } from '../ruleset/types.ts';
import { wordsOf } from '../text/words.ts';

/** No user name has a colon. */
export const COMPLAINANT = 'outsider:complainant';

const named = (language: 'zh-Hans' | 'zh-Hant' | 'en') => wordsOf(language).outsiders.complainant;

/** Nobody of the directory: of no department and no role, and not one of "anyone of the staff". */
export const complainant: Staff = {
  id: COMPLAINANT,
  name: { 'zh-Hans': named('zh-Hans'), 'zh-Hant': named('zh-Hant'), en: named('en') },
  departments: [],
  roles: [],
  outsider: 'complainant',
};

/** What only staff can give: colleagues to choose from, files. */
const STAFF_ONLY = { person: 'public.person', attachment: 'public.file' } as const;

function withinOf(field: Field): Field[] {
  const items = field.items as Field | undefined;
  return [field, ...Object.values((items as { properties?: Record<string, Field> })?.properties ?? {})];
}

function fieldProblems(rules: Rules, { form }: Submission): Problem[] {
  const fields = (rules.forms.get(form)?.sections ?? []).flatMap(({ schema }) =>
    Object.values(allFields(schema)),
  );
  return fields.flatMap(withinOf).flatMap((field) => {
    const format = [field.format, (field.items as Field | undefined)?.format].find(
      (one) => one && one in STAFF_ONLY,
    );
    return format ? [problem(STAFF_ONLY[format as keyof typeof STAFF_ONLY], '', { field: field.title })] : [];
  });
}

/** Whoever receives it first is to answer for it, or to be told: that must be one of the staff. */
function asksOpener(rules: Rules, { opens }: Submission): boolean {
  const procedures = opens.map(({ procedure }) => rules.procedures.get(procedure)?.procedure);
  return JSON.stringify([procedures, rules.set.deadlines]).includes('"opener":true');
}

/** Why a submission cannot be opened to the public: `public.by`, `public.opener`, `public.person`, `public.file`. */
export function notPublic(rules: Rules, submission: Submission): Problem[] {
  const { by } = submission;
  if (!by.anyone && by.outsider !== 'complainant') return [problem('public.by', '')];
  if (asksOpener(rules, submission)) return [problem('public.opener', '')];
  return fieldProblems(rules, submission).slice(0, 1);
}
