/** What one complaint, or a duty's record, does in another complaint happens there at any time. */
import type { Pointer } from '../ruleset/walk.ts';

export const isElsewhere = (path: string): boolean => /\/(linked|reviews?)\//.test(path);

export const isReview = (path: string): boolean => /\/reviews?\//.test(path);

/** The stage in which it is done; none where it is done elsewhere. */
export const stageOf = ({ path, inside }: Pointer): string | undefined =>
  isElsewhere(path) ? undefined : inside.findLast(({ kind }) => kind === 'stage')?.id;
