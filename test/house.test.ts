/** The house: who may know whom, read from the imports and held against the picture in the README. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { organizations } from './support/rule-sets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const rooms = ['engine', 'reports', 'server', 'ui', 'test'] as const;

/** What each room may import besides itself. */
const mayKnow: Record<string, string[]> = {
  engine: ['schemas'],
  reports: ['engine'],
  server: ['engine', 'reports', 'schemas'],
  ui: ['engine'],
  test: ['engine', 'reports', 'server', 'ui', 'schemas'],
};

/** Packages the engine may use: pure ones. */
const pure = [
  'ajv',
  'ajv-formats',
  'canonicalize',
  'dmn-moddle',
  'fflate',
  'handlebars',
  'jsbarcode',
  'lezer-feel',
  'pinyin-pro',
  '@lezer/common',
  '@noble/hashes',
  'qr',
  're2js',
  'rrule-temporal',
  'temporal-polyfill',
];

interface Import {
  file: string;
  target: string;
  typeOnly: boolean;
}

const sources = (room: string) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('dist/'))
    .map((name) => join(room, name).replaceAll('\\', '/'));

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\s+from\s+)?'([^']+)'|import\('([^']+)'\)/g,
  );
  return [...found].map(([, type, from, dynamic]) => {
    const name = (from ?? dynamic)!;
    const target = name.startsWith('.')
      ? relative(root, join(root, dirname(file), name)).replaceAll('\\', '/')
      : name;
    return { file, target, typeOnly: type !== undefined };
  });
}

const roomOf = (path: string) => path.split('/')[0]!;
const isPackage = (target: string) => !['schemas', ...rooms].includes(roomOf(target));
const all = rooms.flatMap(sources);

describe('who may know whom', () => {
  test.each(rooms)('%s', (room) => {
    const strangers = sources(room)
      .flatMap(importsOf)
      .filter(({ target }) => !isPackage(target) && roomOf(target) !== room)
      .filter(({ target }) => !mayKnow[room]!.includes(roomOf(target)))
      .filter(({ target, typeOnly }) => !(room === 'ui' && typeOnly && target === 'server/app.ts'));
    expect(strangers).toEqual([]);
  });

  test('the engine is pure', () => {
    const packages = sources('engine')
      .flatMap(importsOf)
      .filter(({ target }) => isPackage(target));
    const impure = packages.filter(
      ({ target }) =>
        target.startsWith('node:') ||
        builtinModules.includes(target) ||
        !pure.some((name) => target === name || target.startsWith(`${name}/`)),
    );
    expect(impure).toEqual([]);
    const clocks = sources('engine').filter((file) =>
      /\bDate\.now\(|new Date\(|Math\.random\(|\bfetch\(|process\./.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
    expect(clocks).toEqual([]);
  });

  test('only reports/pdf/print.ts calls pdfmake', () => {
    const callers = all
      .flatMap(importsOf)
      .filter(({ target, typeOnly }) => /^pdfmake/.test(target) && !typeOnly);
    expect([...new Set(callers.map(({ file }) => file))]).toEqual(['reports/pdf/print.ts']);
  });

  test('only server/clock.ts reads the time, only server/ids.ts draws lots', () => {
    const server = sources('server');
    const says = (pattern: RegExp) =>
      server.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
    expect(says(/\bDate\.now\(|new Date\(\)/)).toEqual(['server/clock.ts']);
    expect(
      says(/Math\.random\(|randomUUID\(|randomBytes\(/).filter((file) => file !== 'server/ids.ts'),
    ).toEqual([]);
  });
});

test('no organization is named in code', () => {
  const code = all.filter((file) => !file.startsWith('test/'));
  const named = code.filter((file) =>
    organizations.some((id) => readFileSync(join(root, file), 'utf8').includes(id)),
  );
  expect(named).toEqual([]);
});

test('every file says what it is for in its first line', () => {
  const silent = all.filter((file) => !/^(#!.*\n)?\/\*\*/.test(readFileSync(join(root, file), 'utf8')));
  expect(silent).toEqual([]);
});
