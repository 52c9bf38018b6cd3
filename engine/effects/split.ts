/** `split`: opens one further complaint for each entry of a list, under a procedure, with copies of sections. */
import type { Data } from '../complaint/events.ts';
import { fieldValue } from '../complaint/holders.ts';
import { open } from '../complaint/open.ts';
import { found, type Run, refuse, stateOf } from '../complaint/run.ts';
import { emit } from '../complaint/stages.ts';
import { allFields } from '../form/fields.ts';
import { problem } from '../problem.ts';
import type { Carry } from './effect.ts';

/** As many as a command has ids for. */
const most = 50;

interface Brought {
  form: string;
  section: string;
  data: Data;
}

/** Of a row the fields that the section knows; a plain entry stands in the field of the list's own name. */
function rowSection(run: Run, id: string, name: string, entry: unknown): Brought {
  const { section, form } = found(run.rules.sections.get(id), 'reference.unknown', {
    kind: 'section',
    name: id,
  });
  const row = typeof entry === 'object' && entry !== null ? (entry as Data) : { [name]: entry };
  const known = allFields(section.schema);
  const data = Object.fromEntries(Object.entries(row).filter(([field]) => field in known));
  return { form: form.id, section: id, data };
}

const copies = (run: Run, names: string[]): Brought[] =>
  names.flatMap((section) => {
    const signed = stateOf(run).sections[section];
    return signed ? [{ form: signed.form, section, data: signed.data }] : [];
  });

/** Problem `split.tooMany` {most} at the field; an empty list splits nothing. */
export const split: Carry<'split'> = (run, { each, open: procedure, into, copy = [] }, { clause }) => {
  const name = each.split('.')[1] ?? '';
  const value = fieldValue(run, each);
  const entries = Array.isArray(value) ? value : [];
  if (entries.length > most) refuse(problem('split.tooMany', `/${name}`, { most }));
  const from = { complaint: stateOf(run).id, as: 'splitFrom' };
  for (const entry of entries) {
    const id = found(run.world.ids.shift(), 'world.noId', {});
    const own = into ? [rowSection(run, into, name, entry)] : [];
    open(run, { id, procedure, sections: [...copies(run, copy), ...own], from });
    emit(run, { type: 'complaint.related', complaint: id, procedure, as: 'splitInto' }, { clause });
  }
};
