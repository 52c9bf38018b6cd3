/** New words for old ones, the same new one for the same old one; in ids, events and FEEL. */
import { lots } from '../../engine/proof/simulation/lots.ts';
import { reserved } from '../../engine/ruleset/scope.ts';

/** The engine's own words: values it gives or compares with, which no rule set can call otherwise. */
export const kept: ReadonlySet<string> = new Set(
  [
    'open closed counted notCounted stays later earlier running suspended ended missed endedLate dropped',
    'unknown staff key by round countersign giveBack complainant respondent authority agency insurer other',
    // When a number begins anew.
    'never year month day',
    // What a row of a register is made of, beside a record's own fields.
    'done rule stage track state department role person outsider deadline slip number n count',
    'signedOn assignedOn doneOn startedOn dueOn endedOn took lateBy issuedOn deliveredOn receivedOn answeredOn',
  ].flatMap((line) => line.split(' ')),
);

const keywords = new Set(
  'and or not if then else for in return some every satisfies between instance of function true false null'.split(
    ' ',
  ),
);

/** How many names after one of the engine's own roots are the rule set's: `clock.overall.dueOn` has one. */
const owned = (root: string): number => (['complaint', 'task', 'duty'].includes(root) ? 0 : 1);

const isRoot = (name: string): boolean => [...reserved, 'counts', 'sums'].includes(name);

const letters = 'abcdefghijklmnopqrstuvwxyz';
const signs = '件單號理處責查核改善追蹤登記甲乙丙丁戊';

export class Words {
  private readonly ids = new Map<string, string>();
  private readonly drawn;

  constructor(seed: number) {
    this.drawn = lots(seed);
  }

  /** A label of random signs. */
  label(): string {
    return Array.from({ length: 4 }, () => this.drawn.pick([...signs])).join('');
  }

  /** A new id, remembered. */
  id(old: string): string {
    if (kept.has(old)) return old;
    const known = this.ids.get(old);
    if (known) return known;
    const word = `x${Array.from({ length: 7 }, () => this.drawn.pick([...letters])).join('')}`;
    this.ids.set(old, word);
    return word;
  }

  /** A value that may be an id: only what is known as one is renamed. */
  value<T>(old: T): T {
    return typeof old === 'string' && this.ids.has(old) ? (this.id(old) as T) : old;
  }

  event(text: string): string {
    const [head = '', name] = text.split(':');
    if (name === undefined) return text;
    const parts = name.split('.').map((part) => this.id(part));
    return `${head}:${parts.join('.')}`;
  }

  path(text: string): string {
    return text
      .split('.')
      .map((part) => this.id(part))
      .join('.');
  }

  /** Words between the paths of a paper's text stay; a helper stands before a path, a word in quotes after it. */
  template(text: string): string {
    return text.replace(/\{\{([^}]*)\}\}/g, (_, inner: string) => {
      const parts = inner.trim().split(/\s+/);
      const path = parts.length > 1 ? 1 : 0;
      const said = parts.map((part, index) => {
        if (part.startsWith('"')) return JSON.stringify(this.value(JSON.parse(part) as string));
        const own = /^(slip|copy|form|organization)\b/.test(part);
        return index === path && !own ? this.feel(part) : part;
      });
      return `{{${said.join(' ')}}}`;
    });
  }

  /** Strings and names of an expression or a table's cell; a name before a bracket is a function. */
  feel(text: string): string {
    const tokens = text.match(/"(?:\\.|[^"\\])*"|[A-Za-z_]\w*|\s+|./g) ?? [];
    let before = '';
    let left = 0;
    const after = (index: number) => tokens.slice(index + 1).find((next) => next.trim());
    const name = (token: string, isFirst: boolean, isCall: boolean): string => {
      if (!isFirst) left -= 1;
      if (isFirst) left = Number.POSITIVE_INFINITY;
      if (isFirst && isRoot(token)) left = token === 'past' ? Number.NaN : owned(token);
      if (isFirst) return isRoot(token) || isCall ? token : this.value(token);
      if (!Number.isNaN(left)) return left >= 0 ? this.value(token) : token;
      left = isRoot(token) ? owned(token) : Number.POSITIVE_INFINITY;
      return isRoot(token) ? token : this.value(token);
    };
    return tokens
      .map((token, index) => {
        const isFirst = before !== '.';
        if (token.trim()) before = token;
        if (token.startsWith('"')) return JSON.stringify(this.value(JSON.parse(token) as string));
        if (!/^[A-Za-z_]/.test(token) || keywords.has(token)) return token;
        return name(token, isFirst, after(index) === '(');
      })
      .join('');
  }
}
