/** Problems of fields with the titles of the other fields they speak of. */
import type { Problem } from '../problem.ts';
import { keysOf } from '../ruleset/places.ts';
import type { Field, SectionSchema, Text } from '../ruleset/types.ts';
import { languages, localize } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { allFields } from './fields.ts';

/** In each language, one after the other. */
const list = (titles: Text[]): Text =>
  Object.fromEntries(
    languages.map((tag) => [
      tag,
      titles.map((title) => localize(title, tag)).join(wordsOf(tag).changes.comma),
    ]),
  );

/** The field at a pointer into the data, and those that stand beside it. */
function fieldAt(schema: SectionSchema, path: string): { field?: Field; beside: Record<string, Field> } {
  const own = allFields(schema);
  const [id = '', , column] = keysOf(path);
  const rows = column === undefined ? undefined : own[id]?.items?.properties;
  return rows ? { field: rows[column!], beside: rows } : { field: own[id], beside: own };
}

/** `field.anyRequired` with `titles` of all of them, `field.notUnder` with the `title` of the choice above. */
export function titled(schema: SectionSchema, problem: Problem): Problem {
  const { code, path, params } = problem;
  if (code === 'field.anyRequired' && params) {
    const fields = allFields(schema);
    const titles = (params.names as string[]).flatMap((id) => fields[id]?.title ?? []);
    return { ...problem, params: { ...params, titles: list(titles) } };
  }
  if (code !== 'field.notUnder') return problem;
  const { field, beside } = fieldAt(schema, path);
  return { ...problem, params: { ...params, title: beside[field?.under ?? '']?.title } };
}
