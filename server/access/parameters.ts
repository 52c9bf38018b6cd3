/** Values that an organization gives to what its rules leave open. */

import { at, type Problem, problem, within } from '../../engine/problem.ts';
import { checkParam } from '../../engine/ruleset/check-params.ts';
import { isListed } from '../../engine/ruleset/listed.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';

type Values = Record<string, unknown>;

/** Other entries of a list may leave values behind that are drawn from it: then all are looked at. */
function touched({ parameters }: Rules, given: Values, all: Values): Values {
  const list = Object.keys(given).some((id) => isListed(parameters.get(id) ?? { type: 'text' }));
  return list ? all : given;
}

/** Problems at `/<parameter>`: param.unknown, those of its value. */
export function checkValues(rules: Rules, given: Values, before: Values): Problem[] {
  const all = { ...before, ...given };
  const { set, parameters } = rules.adopted(all);
  return Object.entries(touched(rules, given, all)).flatMap(([id, value]) => {
    const parameter = parameters.get(id);
    const wrong = parameter
      ? checkParam(set, parameter, value, all)
      : [problem('param.unknown', '', { param: id })];
    return within(wrong, at('', id));
  });
}
