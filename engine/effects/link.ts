/** `link`: opens a new complaint with this one attached. */
import { open } from '../complaint/open.ts';
import { found, stateOf } from '../complaint/run.ts';
import { emit } from '../complaint/stages.ts';
import type { Carry } from './effect.ts';

export const link: Carry<'link'> = (run, { open: procedure, as, copy }, { clause }) => {
  const state = stateOf(run);
  const id = found(run.world.ids.shift(), 'world.noId', {});
  const sections = (copy ?? []).flatMap((section) => {
    const signed = state.sections[section];
    return signed ? [{ form: signed.form, section, data: signed.data }] : [];
  });
  open(run, { id, procedure, sections, from: { complaint: state.id, as } });
  emit(run, { type: 'complaint.linked', complaint: id, procedure, as }, { clause });
};
