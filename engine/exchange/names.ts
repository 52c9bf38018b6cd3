/** Names of a DMN file as ids of a rule set: permanent ASCII names. */

const MAX = 60;

/** 'Order Size' is orderSize, 'Decision_0x1' decision0x1; '' where no ASCII letter is left. */
export const idFrom = (name: string): string => {
  const words = name.match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words
    .map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
    .replace(/^\d+/, '');
  return (joined.charAt(0).toLowerCase() + joined.slice(1)).slice(0, MAX);
};

/** Hands out each id once, and none that is `given` as taken: a second `size` is size2. */
export class Ids {
  private readonly taken: Set<string>;
  /** How far the numbers of a name are used up, so that ten thousand equal names are no million look-ups. */
  private readonly last = new Map<string, number>();

  constructor(given: Iterable<string> = []) {
    this.taken = new Set(given);
  }

  take(name: string, otherwise: string): string {
    const wanted = idFrom(name) || otherwise;
    let id = wanted;
    let n = this.last.get(wanted) ?? 1;
    while (this.taken.has(id)) id = `${wanted.slice(0, MAX - 6)}${++n}`;
    this.last.set(wanted, n);
    this.taken.add(id);
    return id;
  }
}
