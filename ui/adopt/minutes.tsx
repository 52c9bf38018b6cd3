/** Differences as plain text for the minutes of a meeting. */
import type { SaidChange } from '../../server/app.ts';
import { grouped } from '../parts/sentences.tsx';
import { useAdoptWords } from './words.ts';

const asText = (title: string, of: SaidChange[]): string =>
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

export function Minutes({ of, title }: { of: SaidChange[]; title: string }) {
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
