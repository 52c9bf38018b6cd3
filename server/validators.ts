/** Section validators as modules for the browser: compiled here, bundled once, no eval in them. */

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { JsonSchema } from '../engine/form/shapes.ts';
import { standaloneCode } from '../engine/form/validator-ajv.ts';

/** Where ajv's runtime is found. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

async function bundle(schema: JsonSchema): Promise<string> {
  const built = await build({
    stdin: { contents: standaloneCode(schema), resolveDir: ROOT, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  return built.outputFiles[0]!.text;
}

const bundled = new Map<string, Promise<string>>();

/** By the hash of the schema, so the same in every organization. */
export function validatorModule(hash: string, schema: JsonSchema): Promise<string> {
  const known = bundled.get(hash) ?? bundle(schema);
  bundled.set(hash, known);
  return known;
}
