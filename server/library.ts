/** The rule sets that come with docket. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Text } from '../engine/ruleset/types.ts';
import { isFolder, readFolder } from './cli/folder.ts';

const FOLDER = fileURLToPath(new URL('../schemas/organizations/', import.meta.url));

export interface LibraryEntry {
  id: string;
  title: Text;
}

const folders = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => isFolder(FOLDER + name))
    .sort();

export const library = (): LibraryEntry[] =>
  folders().map((id) => {
    const { title } = JSON.parse(readFileSync(`${FOLDER}${id}/ruleset.json`, 'utf8')) as { title: Text };
    return { id, title };
  });

/** Files of one of them; undefined for any other name. */
export const libraryFiles = (id: string): Record<string, string> | undefined =>
  folders().includes(id) ? readFolder(FOLDER + id) : undefined;
