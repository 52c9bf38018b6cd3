/** `end`: ends a track with what is open in it. */
import { found } from '../complaint/run.ts';
import { endTrack, procedureOf } from '../complaint/stages.ts';
import type { Carry } from './effect.ts';

export const end: Carry<'end'> = (run, id, { clause }) =>
  endTrack(run, found(procedureOf(run).tracks.get(id), 'track.unknown', { track: id }), { clause });
