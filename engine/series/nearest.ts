/** The known word that a mistyped one most likely stands for, by edit distance (Levenshtein). */

/** Half a slip for the wrong case, so that `mm` is nearer to `MM` than to `yy`. */
function replacing(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? 0.5 : 1;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + replacing(a[i - 1]!, b[j - 1]!);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** The first of the closest; undefined for an empty list. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known.map((candidate) => ({ candidate, far: distance(word, candidate) }));
  return ranked.sort((a, b) => a.far - b.far)[0]?.candidate;
}
