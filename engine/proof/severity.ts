/** What stops a draft from being published, and what is only said. */
import type { Problem } from '../problem.ts';

/** A finding that an author may well have meant; it stops nothing. */
export const notice = (problem: Problem): Problem => ({
  ...problem,
  params: { ...problem.params, severity: 'notice' },
});

export const stops = ({ params }: Problem): boolean => params?.severity !== 'notice';
