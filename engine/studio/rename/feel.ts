/** An element's id in expressions and in the texts of papers. */

/** What is renamed: a field together with the section that it stands in. */
export interface Renaming {
  /** As the meta-schemas call it: `section`, `field`, `stage` … */
  kind: string;
  old: string;
  next: string;
  /** Of a field. */
  section?: string;
  /** Of a column: its register. */
  register?: string;
  /** Of an entry: its code list. */
  choice?: string;
}

/** Under which name expressions read the elements of a kind. */
const roots: Record<string, string[]> = {
  series: ['number'],
  deadline: ['clock'],
  slip: ['slips'],
  parameter: ['params'],
  history: ['history'],
  column: ['counts', 'sums'],
};

/** What is compared with the ids of a kind, as texts. */
const compared: Record<string, RegExp> = {
  stage: /\b(complaint\.stages?|task\.stage|row\.stage)\b/,
  outcome: /\bcomplaint\.outcome\b/,
  procedure: /\bcomplaint\.procedure\b/,
  grounds: /\bcomplaint\.refusedFor\b/,
  task: /\b(task|row)\.rule\b/,
  deadline: /\brow\.deadline\b/,
  slip: /\brow\.slip\b/,
};

/** Whether an expression gives ids of this kind and nothing else. */
export const gives = (text: string, kind: string): boolean =>
  text.replace(compared[kind] ?? /(?!)/, '').trim() === '' && text !== '';

const TEXT = /("(?:\\.|[^"\\])*")/;

const bare = (name: string): RegExp => new RegExp(`(?<![\\w.])${name}(?!\\w)`, 'g');

function inCode(code: string, { kind, old, next, section }: Renaming): string {
  if (kind === 'section')
    return code.replace(new RegExp(`(?<![\\w.]|\\w\\.)(past\\.)?${old}(?!\\w)`, 'g'), `$1${next}`);
  if (kind === 'slipField') return code.replace(bare(old), next);
  if (kind !== 'field')
    return (roots[kind] ?? []).reduce(
      (text, root) => text.replace(new RegExp(`\\b${root}\\.${old}(?!\\w)`, 'g'), `${root}.${next}`),
      code,
    );
  return code
    .replace(new RegExp(`\\b${section}((?:\\[[^\\]]*\\])?)\\.${old}(?!\\w)`, 'g'), `${section}$1.${next}`)
    .replace(new RegExp(`\\b${section}\\[[^\\]]*\\]`, 'g'), (filter) => {
      const at = filter.indexOf('[');
      return filter.slice(0, at) + filter.slice(at).replace(bare(old), next);
    });
}

/** Texts are left alone but where ids of this kind are compared. */
export function renamedFeel(text: string, renaming: Renaming): string {
  const { kind, old, next } = renaming;
  const meant = compared[kind]?.test(text);
  // A filter holds texts of its own: they are put back after it was looked through as a whole.
  const kept: string[] = [];
  const code = text
    .split(TEXT)
    .map((part, i) =>
      i % 2 === 0
        ? part
        : `⟦${kept.push(meant && part === JSON.stringify(old) ? JSON.stringify(next) : part) - 1}⟧`,
    )
    .join('');
  return inCode(code, renaming).replace(/⟦(\d+)⟧/g, (_, n: string) => kept[Number(n)]!);
}

/** Paths stand between braces. */
export const renamedTemplate = (text: string, renaming: Renaming): string =>
  text.replace(
    /\{\{([^}]*)\}\}/g,
    (_, inner: string) =>
      `{{${inner
        .split(TEXT)
        .map((part, i) => (i % 2 ? part : inCode(part, renaming)))
        .join('')}}}`,
  );
