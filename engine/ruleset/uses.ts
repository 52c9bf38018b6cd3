/** Tracks that procedures share: written once, put where they are used. */
import type { Procedure, RuleSet, Track } from './types.ts';

const trackOf = (set: RuleSet, name: string): Track | undefined => {
  const [procedure, track] = name.split('.');
  return set.procedures.find(({ id }) => id === procedure)?.tracks.find(({ id }) => id === track);
};

function withTracks(set: RuleSet, procedure: Procedure): Procedure {
  const { uses, ...rest } = procedure;
  if (!uses) return procedure;
  const shared = uses.flatMap(({ track: name, begins }) => {
    const track = trackOf(set, name);
    return track ? [{ ...track, ...(begins ? { begins } : {}) }] : [];
  });
  return { ...rest, tracks: [...procedure.tracks, ...shared] };
}

/** Every procedure with the tracks it uses after its own; a name that leads nowhere is left out (and refused by `checkSense`). */
export const withUses = (set: RuleSet): RuleSet =>
  set.procedures.some(({ uses }) => uses)
    ? { ...set, procedures: set.procedures.map((procedure) => withTracks(set, procedure)) }
    : set;

/** Where a path of such a procedure stands in its file: a shared track's at the `uses` that brings it. */
export function writtenAt(set: RuleSet, file: string, path: string): string {
  const own = set.procedures.find(({ id }) => file === `procedures/${id}.json`);
  const [, index = ''] = /^\/tracks\/(\d+)/.exec(path) ?? [];
  const beyond = Number(index) - (own?.tracks.length ?? Number.POSITIVE_INFINITY);
  return own && index !== '' && beyond >= 0 ? `/uses/${beyond}/track` : path;
}
