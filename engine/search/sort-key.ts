/** Values as texts that compare and sort as the values do: what an index keeps. */

/** Longer texts are told apart by what they begin with. */
const LONGEST = 100;

const view = new DataView(new ArrayBuffer(8));

const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');

/** IEEE 754 with its sign turned round orders as numbers do. */
function numberKey(n: number): string {
  view.setFloat64(0, n === 0 ? 0 : n);
  const [high, low] = [view.getUint32(0), view.getUint32(4)];
  return high >>> 31 === 1 ? hex(~high) + hex(~low) : hex(high | 0x80000000) + hex(low);
}

/** One spelling for what readers take for the same: full width, letter case, blanks at the ends. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

const textKey = (text: string): string => [...fold(text)].slice(0, LONGEST).join('');

/** One key for each value of a list; none for what is missing or is no plain value. */
export function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap(keysOf))];
  if (typeof value === 'number' && Number.isFinite(value)) return [numberKey(value)];
  if (typeof value === 'boolean') return [String(value)];
  return typeof value === 'string' && value.trim() !== '' ? [textKey(value)] : [];
}
