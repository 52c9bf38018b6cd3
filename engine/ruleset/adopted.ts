/** Rules with what an organization lists: its own entries of code lists, its own departments. */
import { choicesIn, isListed, withListed } from './listed.ts';
import type { Rules } from './rules.ts';
import { byId, sectionsOf, type Tools } from './sections.ts';

/** Values that are kept with the rules made of them; more organizations hardly share a version. */
const most = 100;

/** The same rules, which can be taken on with an organization's values; made once for the same lists. */
export function adoptable(rules: Rules, tools?: Tools): Rules {
  const listed = [...rules.parameters.values()].filter(isListed).map(({ id }) => id);
  if (listed.length === 0) return rules;
  const known = new Map<string, Rules>();
  const adopted = (params: Record<string, unknown>): Rules => {
    const key = JSON.stringify(listed.map((id) => params[id] ?? null));
    const made = known.get(key) ?? withLists({ ...rules, lists: true, adopted }, params, tools);
    if (known.size >= most) known.clear();
    known.set(key, made);
    return made;
  };
  return { ...rules, lists: true, adopted };
}

/** Tables, papers and expressions name no entry that the adopter lists: they stay as they are. */
function withLists(rules: Rules, params: Record<string, unknown>, tools?: Tools): Rules {
  const set = withListed(rules.set, params);
  return {
    ...rules,
    set,
    sections: sectionsOf(set, tools),
    departments: byId(set.ruleset.departments),
    choices: byId(choicesIn(set)),
  };
}
