/** People to try a draft with where nobody wrote a cast: one for each department and each role, values as suggested. */
import said from '../../schemas/meta/values.json' with { type: 'json' };
import type { Cast, RuleSet, Text } from '../ruleset/types.ts';
import { languages, localize } from '../text/language.ts';

const headOf = (title: Text): Text =>
  Object.fromEntries(
    languages.map((language) => [
      language,
      localize(said.holders.head, language).replace('{name}', localize(title, language)),
    ]),
  );

export function castFor(set: RuleSet): Cast {
  const { departments, roles, parameters = [] } = set.ruleset;
  const members = departments.map(({ id, title }) => ({
    id: `${id}Member`,
    name: title,
    departments: [id],
    roles: [],
  }));
  const heads = departments.map(({ id, title }) => ({
    id: `${id}Head`,
    name: headOf(title),
    departments: [id],
    roles: [],
    heads: [id],
  }));
  const holders = roles.map(({ id, title }) => ({
    id: `${id}Holder`,
    name: title,
    departments: [],
    roles: [id],
  }));
  const params = parameters.flatMap(({ id, suggestion }) =>
    suggestion === undefined ? [] : [[id, suggestion] as const],
  );
  return { people: [...members, ...heads, ...holders], params: Object.fromEntries(params) };
}
