/** The file with the key that wraps all others: kept and backed up apart from the database. */

import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { problem } from '../../../engine/problem.ts';
import { Refusal } from '../refusal.ts';
import { keyedHash, newKey } from './cipher.ts';

export interface Master {
  /** Tells which key wrapped something. */
  id: string;
  key: Buffer;
}

const masterOf = (key: Buffer): Master => ({ id: keyedHash(key, 'docket master key'), key });

/** One key a line, the first wraps what is new; the others only open, while the key is being changed. */
export interface KeyFile {
  /** Refusal keys.missing, keys.wrong. */
  read(): Master[];
  /** For a database without keys: makes the file where there is none. */
  readOrMake(): Master[];
  write(keys: Buffer[]): Master[];
}

function parse(text: string, file: string): Master[] {
  const keys = text
    .split('\n')
    .filter(Boolean)
    .map((line) => Buffer.from(line, 'base64url'));
  if (keys.length === 0 || keys.some(({ length }) => length !== 32))
    throw new Refusal(problem('keys.wrong', '', { file }));
  return keys.map(masterOf);
}

/** On the disk before anything is wrapped with it; never half a file. */
function write(file: string, keys: Buffer[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const open = openSync(`${file}.new`, 'w', 0o600);
  writeSync(open, keys.map((key) => `${key.toString('base64url')}\n`).join(''));
  fsyncSync(open);
  closeSync(open);
  renameSync(`${file}.new`, file);
}

export function keyFile(file: string | undefined): KeyFile {
  const read = (): Master[] => {
    if (!file || !existsSync(file)) throw new Refusal(problem('keys.missing', '', { file: file ?? '' }));
    return parse(readFileSync(file, 'utf8'), file);
  };
  const put = (keys: Buffer[]): Master[] => {
    if (!file) throw new Refusal(problem('keys.missing', '', { file: '' }));
    write(file, keys);
    return keys.map(masterOf);
  };
  return { read, write: put, readOrMake: () => (file && !existsSync(file) ? put([newKey()]) : read()) };
}

/** For a database in memory. */
export function keyInMemory(): KeyFile {
  let keys = [newKey()];
  const read = (): Master[] => keys.map(masterOf);
  const write = (next: Buffer[]): Master[] => {
    keys = next;
    return read();
  };
  return { read, write, readOrMake: read };
}
