/** The sections of a rule set with what they are validated by. */
import { askedOf } from '../form/live.ts';
import { plainSchema } from '../form/plain.ts';
import type { MakeValidator, Validate } from '../form/validator.ts';
import { hashOf } from './fingerprint.ts';
import type { SectionRules } from './rules.ts';
import type { Form, RuleSet, Section } from './types.ts';

export interface Tools {
  makeValidator: MakeValidator;
}

export const byId = <T extends { id: string }>(items: T[] | undefined): Map<string, T> =>
  new Map((items ?? []).map((item) => [item.id, item]));

/** A validator is made at its first use: start-up does not grow with the number of forms. */
function lazily(make: () => Validate): Validate {
  let validate: Validate | undefined;
  return (data) => {
    validate ??= make();
    return validate(data);
  };
}

function sectionRules(set: RuleSet, form: Form, section: Section, tools?: Tools): SectionRules {
  const schema = plainSchema(set, section);
  const validate = lazily(() => tools?.makeValidator(schema) ?? (() => []));
  return { form, section, asked: askedOf(section), schema, key: hashOf(schema).slice(0, 32), validate };
}

export const sectionsOf = (set: RuleSet, tools?: Tools): Map<string, SectionRules> =>
  new Map(
    set.forms.flatMap((form) =>
      form.sections.map((section) => [section.id, sectionRules(set, form, section, tools)] as const),
    ),
  );
