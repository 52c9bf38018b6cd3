/** Attached files: the value of a field names one, `file:<id>/<name>`; any other text says where a paper lies. */

import { withTurns } from '../text/turning.ts';

export interface FileName {
  /** Unguessable: who knows it was shown it. */
  id: string;
  /** As the sender called it, cut to 200 characters. */
  name: string;
}

const FILE = /^file:([\w-]{22})\/(.{1,400})$/su;
const MOST_CHARACTERS = 200;

/** Null for a text that names no file. */
export function fileOf(value: unknown): FileName | null {
  const [, id, name] = (typeof value === 'string' && FILE.exec(value)) || [];
  return id && name ? { id, name } : null;
}

/** What is stored; a name is a text and nothing else, whatever path it spells. */
export const fileValue = (id: string, name: string): string =>
  `file:${id}/${[...name].slice(0, MOST_CHARACTERS).join('') || '_'}`;

/** A text as people read it: of a file its name. */
export const spoken = (text: string): string => withTurns(fileOf(text)?.name ?? text);

/** All files that a value names, in lists and rows too. */
export function filesIn(value: unknown): FileName[] {
  const file = fileOf(value);
  if (file) return [file];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(filesIn) : [];
}
