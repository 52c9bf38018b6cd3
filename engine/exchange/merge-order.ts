/** Three readings of the order of a list: what one side rearranged stands, new items keep their neighbour. */

const only = (list: string[], kept: ReadonlySet<string>) => list.filter((key) => kept.has(key));
const alike = (a: string[], b: string[]) =>
  a.length === b.length && a.every((key, index) => key === b[index]);

/** What stands behind each known key ('' for the beginning) up to the next known one. */
function behind(list: string[], known: ReadonlySet<string>): Map<string, string[]> {
  const gaps = new Map<string, string[]>([['', []]]);
  let last = '';
  for (const key of list)
    if (known.has(key)) {
      last = key;
      gaps.set(key, []);
    } else gaps.get(last)?.push(key);
  return gaps;
}

/** Two rows of new items for the same place: whose first id comes first, whichever side brought it. */
const joined = (a: string[] = [], b: string[] = []): string[] =>
  (a[0] ?? '') <= (b[0] ?? '') ? [...a, ...b] : [...b, ...a];

/**
 * The merged order of the keys in `present`; `clash` where both sides rearranged what all three know, differently
 * (ours stands).
 */
export function mergeOrder(
  base: string[],
  ours: string[],
  theirs: string[],
  present: ReadonlySet<string>,
): { order: string[]; clash: boolean } {
  const known = new Set(base.filter((key) => ours.includes(key) && theirs.includes(key)));
  const [b, o, t] = [only(base, known), only(ours, known), only(theirs, known)];
  const clash = !alike(b, o) && !alike(b, t) && !alike(o, t);
  const skeleton = alike(b, o) ? t : o;
  const [left, right] = [behind(ours, known), behind(theirs, known)];
  const order = ['', ...skeleton].flatMap((key) => [
    ...(key ? [key] : []),
    ...joined(left.get(key), right.get(key)),
  ]);
  return { order: only([...new Set([...order, ...base])], present), clash };
}
