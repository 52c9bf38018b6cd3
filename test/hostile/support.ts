/** Hostile packages: the small office with one thing made evil, packed with right sums so that only that is wrong. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { fingerprint } from '../../engine/ruleset/fingerprint.ts';
import { readRuleSet } from '../../engine/ruleset/load.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { OFFICE } from '../server/office.ts';

export interface Case {
  name: string;
  file: string;
  bytes: Uint8Array;
}

const office = Object.fromEntries(
  Object.entries(readFolder(OFFICE)).filter(([file]) => !file.startsWith('demo/')),
);
const table = JSON.parse(readFileSync(new URL('rule-sets.json', import.meta.url), 'utf8')) as {
  groups: { what: string; at: [string, string][]; values: unknown[] }[];
  raw: { what: string; file: string; text?: string; deep?: number; size?: number }[];
};

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

/** The right one where it can be read at all: then nothing but its contents speaks against it. */
function fingerprintOf(files: Record<string, string>): string {
  const set = readRuleSet(files);
  return set.ok ? fingerprint(set.value) : '0'.repeat(64);
}

function idOf(files: Record<string, string>): Record<string, unknown> {
  const set = readRuleSet(files);
  return set.ok ? { id: set.value.ruleset.id, version: set.value.ruleset.version } : {};
}

function packed(files: Record<string, string>): Uint8Array {
  const manifest = {
    package: 1,
    format: 1,
    id: 'small-office',
    version: '1.0.0',
    title: 'Small office',
    ...idOf(files),
    fingerprint: fingerprintOf(files),
    files: Object.fromEntries(Object.entries(files).map(([file, text]) => [file, sha(text)])),
  };
  const all = { 'docket.json': JSON.stringify(manifest), ...files };
  const encoder = new TextEncoder();
  return zipSync(Object.fromEntries(Object.entries(all).map(([file, text]) => [file, encoder.encode(text)])));
}

const deep = (n: number): string => `${'['.repeat(n)}${']'.repeat(n)}`;
const field = { type: 'string', title: 'x' };

/** JSON text of a value; what JSON itself cannot hold (a key called __proto__) is written as text. */
function textOf(value: unknown, fill: (text: string) => string): string {
  if (typeof value === 'string') return JSON.stringify(fill(value));
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item, fill)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const { repeat, deep: levels, key, many } = value as Record<string, never>;
  if (repeat) return JSON.stringify((repeat[0] as string).repeat(repeat[1]));
  if (levels) return deep(levels);
  if (key) return `{${JSON.stringify(key)}:${JSON.stringify(field)},"about":${JSON.stringify(field)}}`;
  if (many)
    return JSON.stringify(Object.fromEntries(Array.from({ length: many }, (_, n) => [`f${n}`, field])));
  return `{${Object.entries(value)
    .map(([name, child]) => `${JSON.stringify(name)}:${textOf(child, fill)}`)
    .join(',')}}`;
}

const PLACE = 'here the evil goes';

function withText(file: string, path: string, text: string): Record<string, string> {
  const document = JSON.parse(office[file]!) as Record<string, unknown>;
  const steps = path.split('/').slice(1);
  const last = steps.pop()!;
  const holder = steps.reduce<Record<string, unknown>>((at, step) => {
    const next = (at[step] ?? {}) as Record<string, unknown>;
    at[step] = next;
    return next;
  }, document);
  holder[last] = PLACE;
  return { ...office, [file]: JSON.stringify(document).replace(JSON.stringify(PLACE), () => text) };
}

/** `canary` counts who comes, `secret` is a file that nobody may read. */
export function hostileCases(canary: string, secret: string): Case[] {
  const fill = (text: string) => text.replace('{canary}', canary).replace('{file}', secret);
  const made = table.groups.flatMap(({ what, at, values }) =>
    at.flatMap(([file, path]) =>
      values.map((value, index) => ({
        name: `${what}: ${file}${path} #${index}`,
        file,
        bytes: packed(withText(file, path, textOf(value, fill))),
      })),
    ),
  );
  const raw = table.raw.map(({ what, file, text, deep: levels, size }) => ({
    name: `${what}: ${file}`,
    file,
    bytes: packed({ ...office, [file]: text ?? (levels ? deep(levels) : JSON.stringify('x'.repeat(size!))) }),
  }));
  return [...made, ...raw];
}

/** The office as it is: let in. */
export const harmless = (): Uint8Array => packed(office);
