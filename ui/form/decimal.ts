/** Reads the numbers that people type, and groups digits for reading. */

/** Full-width digits and marks, as Chinese input methods make them, and grouping are taken as meant. */
const plain = (text: string) => text.normalize('NFKC').replaceAll('。', '.').replace(/[,\s]/g, '');

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
/** A JSON number keeps this many digits exactly. */
const DIGITS = 15;

/** The number meant; undefined for nothing; the text itself where it is no number, for the validator to say so. */
export function parseDecimal(text: string): number | string | undefined {
  const typed = plain(text);
  if (typed === '') return undefined;
  const digits = typed.replace(/^[+-]?0*\.?0*|\./g, '').length;
  return DECIMAL.test(typed) && digits <= DIGITS ? Number(typed) : text;
}

/** 1234567.5 as 1,234,567.5. */
export function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? marked : `${marked}.${fraction}`;
}
