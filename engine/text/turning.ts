/** Marks that turn the direction of reading are kept where they were written and shown as what they are: under them a name reads as another. */

/** Embeddings, overrides and isolates (Unicode Standard Annex 9, section 2). */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

export const withTurns = (text: string): string =>
  text.replace(TURNING, (mark) => `‹U+${mark.charCodeAt(0).toString(16).toUpperCase()}›`);
