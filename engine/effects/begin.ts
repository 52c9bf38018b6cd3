/** `begin`: begins a track. */
import { found } from '../complaint/run.ts';
import { beginTrack, procedureOf } from '../complaint/stages.ts';
import type { Carry } from './effect.ts';

export const begin: Carry<'begin'> = (run, id) =>
  beginTrack(run, found(procedureOf(run).tracks.get(id), 'track.unknown', { track: id }));
