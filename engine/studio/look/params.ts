/** What a draft leaves open, at a glance: each parameter with where it is used and what its scenarios take. */
import type { Parameter } from '../../ruleset/types.ts';
import type { Place } from '../edit.ts';
import type { Draft } from '../names.ts';

export interface OpenParameter {
  parameter: Parameter;
  /** In `ruleset.json`. */
  path: string;
  used: Place[];
  /** Of the cast; the suggestion where `suggested`; undefined where nobody said anything. */
  value: unknown;
  suggested: boolean;
}

/** `params.days`, as expressions read it. */
const readIn = (text: string, id: string): boolean => new RegExp(`\\bparams\\.${id}\\b`).test(text);

export function openParameters({ set, walk }: Draft): OpenParameter[] {
  const { parameters = [] } = set.ruleset;
  return parameters.map((parameter, i) => {
    const { id, suggestion } = parameter;
    const used = walk.pointers.filter(
      ({ kind, text }) =>
        ((kind === 'parameter' || kind === 'anyTable') && text === id) ||
        (/expression$/i.test(kind) && readIn(text, id)),
    );
    const taken = set.cast?.params[id];
    return {
      parameter,
      path: `/parameters/${i}`,
      used: used.map(({ file, path }) => ({ file, path })),
      value: taken ?? suggestion,
      suggested: taken === undefined && suggestion !== undefined,
    };
  });
}
