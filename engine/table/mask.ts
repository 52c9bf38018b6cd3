/** Sets of rows as bits in 32-bit words, signed: those the machine counts in. */

export type Mask = Int32Array;

export const emptyMask = (words: number): Mask => new Int32Array(words);
export const wordsFor = (rows: number): number => Math.max(1, Math.ceil(rows / 32));

export const setBit = (mask: Mask, row: number): void => {
  mask[row >>> 5] = (mask[row >>> 5] ?? 0) | (1 << (row & 31));
};

export const hasBit = (mask: Mask, row: number): boolean =>
  (((mask[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;

export const fullMask = (rows: number): Mask => {
  const mask = emptyMask(wordsFor(rows));
  for (let row = 0; row < rows; row++) setBit(mask, row);
  return mask;
};

export const intersect = (a: Mask, b: Mask): Mask => {
  const both = new Int32Array(a.length);
  for (let w = 0; w < both.length; w++) both[w] = (a[w] as number) & (b[w] as number);
  return both;
};

/** Adds the rows of `more` to `mask` itself. */
export const include = (mask: Mask, more: Mask): void => {
  for (let w = 0; w < mask.length; w++) mask[w] = (mask[w] as number) | (more[w] as number);
};

/** Leaves in `mask` only the rows that are in `other` too. */
export const keep = (mask: Mask, other: Mask): void => {
  for (let w = 0; w < mask.length; w++) mask[w] = (mask[w] as number) & (other[w] as number);
};

export const unite = (a: Mask, b: Mask): Mask => {
  const either = a.slice();
  include(either, b);
  return either;
};

export const isEmpty = (mask: Mask): boolean => {
  for (let w = 0; w < mask.length; w++) if (mask[w] !== 0) return false;
  return true;
};

/** A text that only an equal mask has; several times faster than joining numbers. */
export const nameOf = (mask: Mask): string =>
  String.fromCharCode.apply(
    null,
    new Uint16Array(mask.buffer, mask.byteOffset, mask.length * 2) as unknown as number[],
  );

/** The and of one word over all masks; written out flat, as this is the inner loop of every decision. */
const commonWord = (masks: Mask[], w: number): number => {
  let word = (masks[0] as Mask)[w] as number;
  for (let m = 1; m < masks.length && word !== 0; m++) word &= (masks[m] as Mask)[w] as number;
  return word;
};

/** The lowest row of a word that is not 0. */
const lowest = (word: number, w: number): number => w * 32 + 31 - Math.clz32(word & -word);

/** The first row whose bit is set in every mask (at least one); -1 where there is none, and where there is a second one but `alone` is asked for. */
export const commonRow = (masks: Mask[], words: number, alone: boolean): number => {
  for (let w = 0; w < words; w++) {
    const word = commonWord(masks, w);
    if (word === 0) continue;
    return alone && ((word & (word - 1)) !== 0 || !isBare(masks, w + 1, words)) ? -1 : lowest(word, w);
  }
  return -1;
};

const isBare = (masks: Mask[], from: number, words: number): boolean => {
  for (let w = from; w < words; w++) if (commonWord(masks, w) !== 0) return false;
  return true;
};

/** The rows whose bit is set in every mask (at least one), ascending. */
export const commonRows = (masks: Mask[], words: number): number[] => {
  const rows: number[] = [];
  for (let w = 0; w < words; w++) {
    let word = commonWord(masks, w);
    while (word !== 0) {
      rows.push(lowest(word, w));
      word &= word - 1;
    }
  }
  return rows;
};

export const rowsOf = (mask: Mask): number[] => commonRows([mask], mask.length);
