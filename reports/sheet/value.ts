/** A register's cell, which is a text, as a spreadsheet knows it: number, date or text. Only what reads back alike. */

export type Format = 'general' | 'amount0' | 'amount1' | 'amount2' | 'date' | 'dateTime';

export interface Cell {
  text: string;
  /** A number or a date's serial; absent for a text. */
  number?: number;
  format: Format;
}

const DAY = 86_400_000;
/** Serial 0 of the 1900 date system; right from March 1900 on (ECMA-376 part 1, 18.17.4.1). */
const EPOCH = Date.UTC(1899, 11, 30);
const FIRST = 61;
/** A spreadsheet keeps fifteen digits. */
const MOST_DIGITS = 15;

export function cellOf(text: string, type: string): Cell {
  if (type === 'number' || type === 'amount') return numeric(text, type) ?? { text, format: 'general' };
  if (type === 'date' || type === 'dateTime') return dated(text) ?? { text, format: 'general' };
  return { text, format: 'general' };
}

/** Undefined for a text that the number would not give back. */
function numeric(text: string, type: 'number' | 'amount'): Cell | undefined {
  const plain = text.replaceAll(',', '');
  if (!/^-?\d+(\.\d+)?$/.test(plain) || plain.replace(/\D/g, '').length > MOST_DIGITS) return undefined;
  const number = Number(plain);
  if (type === 'number') return String(number) === text ? { text, number, format: 'general' } : undefined;
  const places = (plain.split('.')[1] ?? '').length;
  if (places > 2 || !sameAmount(text, number, places)) return undefined;
  return { text, number, format: `amount${places as 0 | 1 | 2}` };
}

/** With or without groups of three. */
const sameAmount = (text: string, number: number, places: number): boolean => {
  const plain = number.toFixed(places);
  return text === plain || text === plain.replace(/\B(?=(\d{3})+(\.|$))/g, ',');
};

function dated(text: string): Cell | undefined {
  const [, day, hour, minute] = /^(\d{4}-\d\d-\d\d)(?: (\d\d):(\d\d))?$/.exec(text) ?? [];
  if (!day) return undefined;
  const time = Date.parse(`${day}T${hour ?? '00'}:${minute ?? '00'}:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) return undefined;
  const number = (time - EPOCH) / DAY;
  return number < FIRST ? undefined : { text, number, format: hour ? 'dateTime' : 'date' };
}
