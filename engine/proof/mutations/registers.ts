/** What could be wrong in the figures below a book: another figure, a target one off, a veto, over which rows. */
import { isParam } from '../../ruleset/open.ts';
import { nothing } from '../../ruleset/places.ts';
import type { Register, RegisterIndicator } from '../../ruleset/types.ts';
import type { Draw, Mutation } from './mutation.ts';

/** One that what just meets it would miss. */
function target({ target }: RegisterIndicator, place: { file: string; path: string }): Mutation[] {
  const [word, open] = Object.entries(target ?? {})[0] ?? [];
  if (!word || typeof open !== 'number' || isParam(open)) return [];
  const value = word === 'atLeast' ? open + 1 : open - 1;
  return [{ ...place, path: `${place.path}/target/${word}`, kind: 'target', value }];
}

function figure(indicator: RegisterIndicator, place: { file: string; path: string }): Mutation[] {
  const { by, veto } = indicator;
  const at = (key: string) => ({ ...place, path: `${place.path}/${key}` });
  return [
    { ...at('value'), kind: 'figure', value: '-1' },
    ...target(indicator, place),
    ...(by ? [{ ...at('by'), kind: 'removed', value: nothing }] : []),
    ...(veto ? [{ ...at('veto'), kind: 'removed', value: nothing }] : []),
  ];
}

const ofRegister = ({ id, indicators = [] }: Register): Mutation[] =>
  indicators.flatMap((one, index) =>
    figure(one, { file: `registers/${id}.json`, path: `/indicators/${index}` }),
  );

export const figures: Draw = ({ registers }) => registers.flatMap(ofRegister);
