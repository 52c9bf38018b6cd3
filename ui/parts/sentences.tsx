/** Differences between two rule sets in sentences, under what they are about. */
import type { SaidChange } from '../../server/app.ts';
import { Clauses } from './clauses.tsx';
import '../styles/sentences.css';

export const grouped = (of: SaidChange[]): [string, SaidChange[]][] =>
  [...new Set(of.map(({ file }) => file))].map((file) => [file, of.filter((one) => one.file === file)]);

/** With many files about each is opened by itself. */
const MANY = 6;

export function Sentences({ of }: { of: SaidChange[] }) {
  const files = grouped(of);
  return files.map(([file, changes]) => (
    <details key={file} className="fold" open={files.length < MANY}>
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
