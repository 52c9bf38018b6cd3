/** The meta-schemas: the committed types are theirs, every JSON file of the repository is in its canonical text. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkShape } from '../../engine/ruleset/check-shape.ts';
import { fileKinds, kindOf } from '../../engine/ruleset/files.ts';
import { formatFile } from '../../engine/ruleset/format.ts';
import { follow, type MetaName, type MetaSchema, meta } from '../../engine/ruleset/meta.ts';
import { makeTypes, metaFolder, typesFile } from '../support/make-types.ts';
import { filesOf, organizations } from '../support/rule-sets.ts';

const schemas = fileURLToPath(new URL('../../schemas', import.meta.url));

test('the types are those of the meta-schemas', async () => {
  expect(readFileSync(typesFile, 'utf8')).toBe(await makeTypes(metaFolder));
}, 30_000);

test.each(readdirSync(metaFolder))('%s is canonical and every reference leads somewhere', (name) => {
  const text = readFileSync(`${metaFolder}/${name}`, 'utf8');
  expect(text).toBe(formatFile(JSON.parse(text)));
  const file = name.replace('.schema.json', '') as MetaName;
  const refs = [...text.matchAll(/"\$ref": "([^"]+)"/g)].map(([, ref]) => ref!);
  if (file in meta) for (const ref of refs) expect(follow(ref, file).schema).toBeTypeOf('object');
});

test('every definition is titled', () => {
  const untitled = Object.entries(meta).flatMap(([name, schema]) =>
    Object.entries({ '': schema, ...schema.$defs } as Record<string, MetaSchema>)
      .filter(([, definition]) => !definition.title)
      .map(([key]) => `${name}${key ? `#${key}` : ''}`),
  );
  expect(untitled).toEqual([]);
});

test.each(organizations)('%s is canonical', (organization) => {
  for (const [file, text] of Object.entries(filesOf(organization))) {
    const kind = file.startsWith('demo/stories/')
      ? fileKinds.find(({ meta: m }) => m === 'scenario')
      : kindOf(file);
    expect(formatFile(JSON.parse(text), kind?.meta), file).toBe(text);
    if (file.startsWith('demo/stories/')) expect(checkShape('scenario', JSON.parse(text), file)).toEqual([]);
  }
});

test.each(readdirSync(`${schemas}/calendars`))('calendar %s is canonical and well shaped', (file) => {
  const text = readFileSync(`${schemas}/calendars/${file}`, 'utf8');
  expect(checkShape('calendar', JSON.parse(text), file)).toEqual([]);
  expect(formatFile(JSON.parse(text), 'calendar')).toBe(text);
});
