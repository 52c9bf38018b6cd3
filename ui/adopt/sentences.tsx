/** Differences in sentences, under what they are about; and as plain text for the minutes. */
import { Clauses } from '../parts/clauses.tsx';
import type { Change } from './api.ts';
import { useAdoptWords } from './words.ts';

const grouped = (of: Change[]): [string, Change[]][] =>
  [...new Set(of.map(({ file }) => file))].map((file) => [file, of.filter((one) => one.file === file)]);

export function Sentences({ of }: { of: Change[] }) {
  const files = grouped(of);
  return files.map(([file, changes]) => (
    <details key={file} className="fold" open={files.length < 6}>
      <summary>
        {changes[0]!.place} <span className="count">{changes.length}</span>
      </summary>
      <ul className="plain-list changes">
        {changes.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences stand still
          <li key={index} className={`change ${one.change}`}>
            {one.text} <Clauses of={one.clause} />
          </li>
        ))}
      </ul>
    </details>
  ));
}

const asText = (title: string, of: Change[]): string =>
  [
    title,
    ...grouped(of).flatMap(([, changes]) => [
      '',
      changes[0]!.place,
      ...changes.map(({ text }) => `- ${text}`),
    ]),
  ]
    .join('\n')
    .concat('\n');

/** A file of text to paste into the minutes of a meeting. */
export function Minutes({ of, title }: { of: Change[]; title: string }) {
  const words = useAdoptWords();
  if (of.length === 0) return null;
  const save = () => {
    const address = URL.createObjectURL(new Blob([asText(title, of)], { type: 'text/plain' }));
    Object.assign(document.createElement('a'), { href: address, download: `${title}.txt` }).click();
    URL.revokeObjectURL(address);
  };
  return (
    <p className="actions no-print">
      <button type="button" className="button small" onClick={save}>
        {words.minutes}
      </button>
    </p>
  );
}
