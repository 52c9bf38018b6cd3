/** What an author has in hand: the draft's files, what can be taken back and done again, what is not sent yet. */
import type { Documents } from '../../engine/exchange/parts.ts';
import { applyAll, type Edit, MOST_EDITS, placeOf } from '../../engine/studio/edit.ts';

/** What one press or one run of typing did. */
interface Step {
  edits: Edit[];
  inverse: Edit[];
}

export interface Studio {
  /** Of the files as the server has them, without what is not sent. */
  version: number;
  documents: Documents;
  done: Step[];
  undone: Step[];
  /** In order; the first `sending` of them are on their way. */
  unsent: Edit[];
  sending: number;
}

export const begin = (version: number, documents: Documents): Studio => ({
  version,
  documents,
  done: [],
  undone: [],
  unsent: [],
  sending: 0,
});

const sameSpot = (a: Edit, b: Edit): boolean =>
  'put' in a && 'put' in b && placeOf(a).file === placeOf(b).file && placeOf(a).path === placeOf(b).path;

/** Typing in one field is one step to take back, and one edit to send. */
const continues = (edits: Edit[], last: Edit | undefined): boolean =>
  edits.length === 1 && last !== undefined && sameSpot(edits[0]!, last);

function queue({ unsent, sending }: Studio, edits: Edit[]): Edit[] {
  const open = unsent.length > sending && continues(edits, unsent.at(-1));
  return [...(open ? unsent.slice(0, -1) : unsent), ...edits];
}

/** Undefined where an edit has no place. `typed` joins it to the step before where that was the same field. */
export function edit(studio: Studio, edits: Edit[], typed = false): Studio | undefined {
  const applied = applyAll(studio.documents, edits);
  if (!applied.ok) return undefined;
  const { documents, inverse } = applied.value;
  const last = studio.done.at(-1);
  const joined = typed && last?.edits.length === 1 && continues(edits, last.edits[0]);
  const step = joined ? { edits, inverse: last!.inverse } : { edits, inverse };
  const done = [...(joined ? studio.done.slice(0, -1) : studio.done), step];
  return { ...studio, documents, done, undone: [], unsent: queue(studio, edits) };
}

/** The step taken back, or done again; the studio as it is where others made that impossible. */
function turn(studio: Studio, from: 'done' | 'undone', to: 'done' | 'undone', side: keyof Step): Studio {
  const step = studio[from].at(-1);
  const applied = step && applyAll(studio.documents, step[side]);
  if (!step || !applied) return studio;
  const rest = { [from]: studio[from].slice(0, -1) };
  if (!applied.ok) return { ...studio, ...rest };
  const { documents } = applied.value;
  const unsent = [...studio.unsent, ...step[side]];
  return { ...studio, ...rest, documents, [to]: [...studio[to], step], unsent };
}

export const undo = (studio: Studio): Studio => turn(studio, 'done', 'undone', 'inverse');
export const redo = (studio: Studio): Studio => turn(studio, 'undone', 'done', 'edits');

export const sendAll = (studio: Studio, most = MOST_EDITS): Studio => ({
  ...studio,
  sending: Math.min(most, studio.unsent.length),
});

export const notSent = (studio: Studio): Studio => ({ ...studio, sending: 0 });

export const sent = (studio: Studio, version: number): Studio => ({
  ...studio,
  version,
  unsent: studio.unsent.slice(studio.sending),
  sending: 0,
});

/** On top of what others did; undefined where something of ours has no place there any more. */
export function rebased(studio: Studio, version: number, documents: Documents): Studio | undefined {
  const applied = applyAll(documents, studio.unsent);
  if (!applied.ok) return undefined;
  return { ...studio, version, documents: applied.value.documents, sending: 0 };
}
