/** What can be handed in, and the form to fill for it. */
import type { Data } from '../complaint/events.ts';
import { initialOf, liveParts } from '../complaint/live-view.ts';
import { asking } from '../complaint/run.ts';
import type { World } from '../complaint/world.ts';
import { type Handing, mayHandIn } from '../permission/hand-in.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Submission } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { sectionView } from './localize.ts';
import type { JsonSchema, SectionView } from './shapes.ts';

export interface SubmissionHead {
  id: string;
  title: string;
  help?: string;
  clause: string[];
  /** The form that is filled in. */
  form: string;
}

const head = ({ id, title, help, clause, form }: Submission, language: Language): SubmissionHead => ({
  id,
  form,
  title: localize(title, language),
  ...(help ? { help: localize(help, language) } : {}),
  clause: clausesOf(clause),
});

/** The submissions this person may hand in. */
export const submissionsFor = (
  rules: Rules,
  person: string,
  language: Language,
  world: Handing,
): SubmissionHead[] =>
  [...rules.submissions.values()]
    .filter((submission) => mayHandIn(rules, world, person, submission))
    .map((s) => head(s, language));

/** One submission with the sections to fill and their first values; undefined where there is none of this id. */
export function submissionView(
  rules: Rules,
  id: string,
  language: Language,
  world: World,
): (SubmissionHead & { sections: SectionView[]; initial: Record<string, Data> }) | undefined {
  const submission = rules.submissions.get(id);
  if (!submission) return undefined;
  const sections = (rules.forms.get(submission.form)?.sections ?? []).map((section) => section.id);
  const reader = { rules, directory: world.directory, language };
  const run = asking(rules, null, world);
  const initial = Object.fromEntries(
    sections.flatMap((section) => {
      const first = initialOf(run, section, undefined);
      return first ? [[section, first]] : [];
    }),
  );
  const parts = liveParts({ run, sections, data: initial, sees: () => false });
  return {
    ...head(submission, language),
    sections: sections
      .filter((section) => parts[section]!.applies || parts[section]!.view.live?.when)
      .map((section) => ({ ...sectionView(reader, section), ...parts[section]!.view })),
    initial,
  };
}

/** The plain schemas by the keys under which their validators are served. */
export const validatorSchemas = (rules: Rules): Map<string, JsonSchema> =>
  new Map([...rules.sections.values()].map(({ key, schema }) => [key, schema]));
