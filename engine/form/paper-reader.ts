/** Who looks at a paper: which sections and records are open to them, and how signers are named. */
import type { Complaint, Signed } from '../complaint/state.ts';
import type { World } from '../complaint/world.ts';
import { known } from '../permission/can.ts';
import { sealedNow } from '../permission/sealed.ts';
import type { Section } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import type { Reader } from './localize.ts';
import { sayInstant } from './say-value.ts';

/** Who looks at the paper of which complaint; null for a blank one. */
export type PaperReader = Reader & { person?: string; state: Complaint | null; params: World['params'] };

export type Sheet = Complaint['records'][string][number];

export const nameOf = (reader: Reader, person: string | undefined): string =>
  localize(known(reader.directory, person)?.name, reader.language) || (person ?? '');

/** Who acted, and whose substitute they were. */
export const sayActor = (reader: Reader, person: string | undefined, absent: string | undefined): string =>
  absent
    ? fillIn(wordsOf(reader.language).standsFor, {
        person: nameOf(reader, person),
        for: nameOf(reader, absent),
      })
    : nameOf(reader, person);

/** The task in which it was signed: of a record its own, else the last one done that fills the section. */
function taskOf(section: Section, { task }: { task?: string }, { rules, state }: PaperReader) {
  const rulesOf = rules.procedures.get(state?.procedure ?? '')?.tasks;
  const fills = (rule: string) => rulesOf?.get(rule)?.task.section === section.id;
  return state?.tasks.findLast(({ id, rule, state: now }) =>
    task ? id === task : now === 'done' && fills(rule),
  );
}

/** Who signed, who countersigned, and which outsider confirmed it how. */
function signersOf(section: Section, signed: Recorded, reader: PaperReader): string {
  const { language } = reader;
  const words = wordsOf(language);
  const { countersignedBy, confirmed } = taskOf(section, signed, reader) ?? {};
  const counter = countersignedBy
    ? [fillIn(words.countersigned, { person: nameOf(reader, countersignedBy) })]
    : [];
  const outside = confirmed
    ? [`${confirmed.name ?? words.outsiders[confirmed.by]}（${words.confirmations[confirmed.how]}）`]
    : [];
  return [sayActor(reader, signed.by, signed.for), ...counter, ...outside].join('；');
}

type Recorded = Signed & { task?: string };

/** Who signed a section when, in words. */
export const signature = (
  section: Section,
  signed: Recorded,
  reader: PaperReader,
): { by: string; at: string } => ({
  by: signersOf(section, signed, reader),
  at: sayInstant(signed.at, reader.rules.set.ruleset.zone),
});

/** While tasks of a sealed rule are open, a record is seen by nobody but who wrote it. */
export function sealed(
  state: Complaint,
  section: string,
  record: Sheet,
  reader: Reader & { person?: string },
): boolean {
  return record.by !== reader.person && sealedNow(reader.rules, state, section);
}
