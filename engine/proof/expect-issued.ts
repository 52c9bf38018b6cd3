/** What a scenario expects of the latest slip of a kind: addressee, how far it came, copies, own fields. */
import type { HolderNow } from '../complaint/events.ts';
import type { Complaint, IssuedSlip } from '../complaint/state.ts';
import type { Expect, IssuedExpect } from '../ruleset/types.ts';

export type Say = (expected: unknown, actual: unknown, what: string) => void;

export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
export const unordered = (list: unknown[]) => [...list].map(String).sort();

export const holderId = (holder: HolderNow): string =>
  holder.person ??
  holder.role ??
  holder.department ??
  holder.anyone ??
  (typeof holder.name === 'string' ? holder.name : holder.outsider) ??
  (holder.people ?? []).join('|');

/** How far the slip has come. */
const reached = ({ deliveredAt, receivedAt, answeredAt, voided }: IssuedSlip): string =>
  voided ? 'void' : answeredAt ? 'answered' : receivedAt ? 'received' : deliveredAt ? 'delivered' : 'issued';

const copiesOf = ({ paper }: IssuedSlip): string[] =>
  paper.sheets.flatMap(({ copies }) => copies.map(({ id }) => id));

function compareSlip(slip: IssuedSlip | undefined, expected: IssuedExpect, at: string, say: Say): void {
  const { to, state, copies, received = {}, returned = {}, values = {} } = expected;
  if (to !== undefined) say(to, slip && holderId(slip.to), `${at}/to`);
  if (state !== undefined) say(state, slip && reached(slip), `${at}/state`);
  if (copies) say(unordered(copies), unordered(slip ? copiesOf(slip) : []), `${at}/copies`);
  for (const [copy, signer] of Object.entries(received))
    say(signer, slip?.receipts[copy]?.signer ?? null, `${at}/received/${copy}`);
  for (const [copy, signer] of Object.entries(returned))
    say(signer, slip?.receipts[copy]?.returned?.signer ?? null, `${at}/returned/${copy}`);
  for (const [field, value] of Object.entries(values))
    say(value, slip?.values[field] ?? null, `${at}/values/${field}`);
}

export function compareIssued(state: Complaint, issued: NonNullable<Expect['issued']>, say: Say): void {
  for (const [id, expected] of Object.entries(issued))
    compareSlip(
      state.slips.findLast((one) => one.slip === id),
      expected,
      `issued/${id}`,
      say,
    );
}
