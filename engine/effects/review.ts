/** `review`: writes the entries of a list into the complaints they name, and carries effects out in each of them. */
import type { Data } from '../complaint/events.ts';
import { fieldValue } from '../complaint/holders.ts';
import { otherRun } from '../complaint/others.ts';
import { type Run, record, refuse, stateOf } from '../complaint/run.ts';
import { emit } from '../complaint/stages.ts';
import { allFields } from '../form/fields.ts';
import { problem } from '../problem.ts';
import type { Effect } from '../ruleset/types.ts';
import type { Around, Carry } from './effect.ts';

type CarryOut = (run: Run, effects: Effect[] | undefined, around: Around) => void;

/** Whether the complaint's procedure has the section's form. */
function takes({ rules, state }: Run, form: string): boolean {
  const { form: own, forms = [] } = rules.procedures.get(state?.procedure ?? '')?.procedure ?? {};
  return [own, ...forms].includes(form);
}

/** One the actor may open, of a procedure that has the section; problem `review.unknown` {number} at the entry's field. */
function reviewed(run: Run, number: string, place: string, into: string | undefined): Run {
  const other = otherRun(run, { number }, true);
  const form = into === undefined ? undefined : other?.rules.sections.get(into)?.form.id;
  const fits = into === undefined || (form !== undefined && other !== null && takes(other, form));
  return other && other !== run && fits ? other : refuse(problem('review.unknown', place, { number }));
}

/** What stands beside the list for all of its entries. */
const shared = (run: Run, copy: string[] = []): Data =>
  Object.fromEntries(
    copy.flatMap((path) => {
      const value = fieldValue(run, path);
      return value === undefined ? [] : [[path.split('.')[1]!, value]];
    }),
  );

/** Of the entry the fields that the section knows. */
function write(other: Run, id: string, entry: Data, clause: string[]): void {
  const { section, form } = other.rules.sections.get(id)!;
  const known = allFields(section.schema);
  const data = Object.fromEntries(Object.entries(entry).filter(([field]) => field in known));
  emit(other, { type: 'section.signed', form: form.id, section: id, data }, { clause });
}

/** Both know each other. */
function relate(run: Run, other: Run, clause: string[]): void {
  const [own, its] = [stateOf(run), stateOf(other)];
  const related = (what: typeof own) =>
    ({ type: 'complaint.related', complaint: what.id, procedure: what.procedure }) as const;
  record(run, { ...related(its), as: 'reviewed' }, { clause });
  record(other, { ...related(own), as: 'reviewedBy' }, { clause });
}

export const reviewBy =
  (carryOut: CarryOut): Carry<'review'> =>
  (run, { each, complaint: key, into, copy, effects }, { clause }) => {
    const value = fieldValue(run, each);
    const same = shared(run, copy);
    for (const [index, entry] of (Array.isArray(value) ? (value as Data[]) : []).entries()) {
      const number = String(entry[key] ?? '').trim();
      const other = reviewed(run, number, `/${each.split('.')[1]}/${index}/${key}`, into);
      relate(run, other, clause);
      if (into) write(other, into, { ...same, ...entry }, clause);
      carryOut(other, effects, { clause });
    }
  };
