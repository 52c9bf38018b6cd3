/** Where a text stops being JSON (RFC 8259): V8 names the place in some of its messages only. */

const TOKEN =
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy;

/** What may stand next, by what stood before; `open` are the brackets that wait to be closed. */
interface Reading {
  next: 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing';
  open: string[];
}

const closed = (reading: Reading): Reading['next'] => (reading.open.length > 0 ? ', or end' : 'nothing');

/** False where the token may not stand here. */
function take(reading: Reading, token: string): boolean {
  const { next, open } = reading;
  const set = (then: Reading['next']): true => {
    reading.next = then;
    return true;
  };
  const isText = token.startsWith('"');
  if (next.startsWith('key') && isText) return set(':');
  if (next === ':') return token === ':' && set('value');
  if (next === ', or end' && token === ',') return set(open.at(-1) === '{' ? 'key' : 'value');
  const ends = next === ', or end' || next.endsWith(token);
  if (ends && token === (open.at(-1) === '{' ? '}' : ']')) {
    open.pop();
    return set(closed(reading));
  }
  if (!next.startsWith('value')) return false;
  if (token === '{' || token === '[') {
    open.push(token);
    return set(token === '{' ? 'key or }' : 'value or ]');
  }
  return !'}],:'.includes(token) && set(closed(reading));
}

/** The index of the first character that no JSON has there; the length of a text that only lacks its end. */
export function wrongPlace(text: string): number {
  const reading: Reading = { next: 'value', open: [] };
  for (TOKEN.lastIndex = 0; ; ) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found || !take(reading, found[1] ?? found[2] ?? found[3]!))
      return from + /^[ \t\n\r]*/.exec(text.slice(from))![0].length;
  }
}
