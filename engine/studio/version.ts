/** Numbers of versions: a draft becomes a later one than those that are published. */

const parts = (version: string): number[] => version.split('.').map(Number);

/** Semantic versions without labels; what is not written so comes first. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (const i of [0, 1, 2]) {
    const difference = (left[i] || 0) - (right[i] || 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The draft's own where it is later than all that were published, else the next minor one after them. */
export function nextVersion(own: string, published: readonly string[]): string {
  const last = published.toSorted(compareVersions).at(-1);
  if (last === undefined || compareVersions(own, last) > 0) return own;
  const [major = 0, minor = 0] = parts(last);
  return `${major}.${minor + 1}.0`;
}
