/** By what a submission that is being filled finds earlier complaints of the same person: whole personal values. */
import type { Data } from '../complaint/events.ts';
import { allFields } from '../form/fields.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Field } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { isWordy, textsIn } from './entries.ts';
import { secretsOf } from './secrecy.ts';
import { fold } from './sort-key.ts';
import { digitsOf, soughtIn } from './tokens.ts';

interface Personal {
  section: string;
  name: string;
  field: Field;
}

function personalOf(rules: Rules, submission: string): Personal[] {
  const form = rules.forms.get(rules.submissions.get(submission)?.form ?? '');
  return (form?.sections ?? []).flatMap(({ id, schema }) =>
    Object.entries(allFields(schema)).flatMap(([name, field]): Personal[] =>
      secretsOf(rules, id)?.get(name) === 'personal' && isWordy(field) ? [{ section: id, name, field }] : [],
    ),
  );
}

/** `section.field` of those that are asked by; sealed ones are found by nobody. */
export const alikeFields = (rules: Rules, submission: string): string[] =>
  personalOf(rules, submission).map(({ section, name }) => `${section}.${name}`);

/** "Unknown", or the words that are printed for it, are nobody's name. */
function isUnknown({ unknown }: Field, text: string): boolean {
  if (unknown === undefined) return false;
  const said = typeof unknown === 'string' ? [unknown] : Object.values(unknown);
  return ['unknown', ...said].some((one) => fold(String(one)) === fold(text));
}

/** One character, initials, the end of a number: many have the same. */
const SHORT = /^(?:.|[a-z]{1,3}|\d{1,4})$/u;

/** All of them stand in the index where the value does; none for what is too short to tell anybody by. */
function tokensFor(text: string): string[] {
  const digits = digitsOf(text);
  if (digits) return [digits];
  const tokens = soughtIn(text).map(({ token }) => token);
  return tokens.length === 1 && SHORT.test(tokens[0]!) ? [] : tokens;
}

/** One value that was typed, under the title of its field. */
export interface Probe {
  title: string;
  tokens: string[];
}

/** What is typed may be anything: only texts in personal fields are asked by. */
export function probesOf(
  rules: Rules,
  submission: string,
  data: Record<string, Data>,
  language: Language,
): Probe[] {
  return personalOf(rules, submission).flatMap(({ section, name, field }) =>
    textsIn(data[section]?.[name])
      .filter((text) => !isUnknown(field, text))
      .map((text) => ({ title: localize(field.title, language), tokens: tokensFor(text) }))
      .filter(({ tokens }) => tokens.length > 0),
  );
}
