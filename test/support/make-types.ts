/** Makes engine/ruleset/types.ts from the meta-schemas; `npm run types` writes it, a test compares it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

export const metaFolder = fileURLToPath(new URL('../../schemas/meta', import.meta.url));
export const typesFile = fileURLToPath(new URL('../../engine/ruleset/types.ts', import.meta.url));

const banner =
  '/** The rule-set language as types. Made from schemas/meta by `npm run types`; never edited. */';

type Json = { [key: string]: unknown };

/** `common.schema.json#/$defs/id` and `form.schema.json` become references into one bundle. */
const bundled = (ref: string) => {
  const [file = '', pointer] = ref.split('#');
  return pointer ? `#${pointer}` : `#/$defs/${file.replace('.schema.json', '')}`;
};

/** Rewrites references and drops what stands beside them: the generator would make a second type of it. */
function rewrite(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewrite);
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Json;
  if (typeof object.$ref === 'string') return { $ref: bundled(object.$ref) };
  const kept = Object.entries(object).filter(([key]) => key !== '$id' && key !== '$schema');
  return Object.fromEntries(kept.map(([key, v]) => [key, rewrite(v)]));
}

/** All meta-schemas of a folder as one schema with local references. */
function bundle(folder: string): JSONSchema {
  const $defs: Json = {};
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.schema.json'))
    .sort()) {
    const { $defs: own = {}, ...root } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Json;
    $defs[file.replace('.schema.json', '')] = rewrite(root);
    for (const [name, definition] of Object.entries(own as Json)) {
      if (name in $defs) throw new Error(`two definitions named ${name}`);
      $defs[name] = rewrite(definition);
    }
  }
  const { 'rule-set': root, ...others } = $defs;
  return { ...(root as Json), $defs: others } as JSONSchema;
}

/** The text of types.ts for the meta-schemas in `folder`. */
export const makeTypes = (folder: string): Promise<string> =>
  compile(bundle(folder), 'RuleSet', {
    bannerComment: banner,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    style: { printWidth: 110, singleQuote: true },
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(typesFile, await makeTypes(metaFolder));
