/** Section validators by the hash of their schema. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import type { JsonSchema } from '../../engine/form/shapes.ts';
import { validatorSchemas } from '../../engine/form/view.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { validatorModule } from '../validators.ts';
import { found } from './reading.ts';

async function schemaOf(deps: Deps, organization: string, hash: string): Promise<JsonSchema | undefined> {
  const current = validatorSchemas(await deps.rules.current(organization)).get(hash);
  if (current) return current;
  // Complaints of an earlier version still fill its sections.
  for (const rules of await deps.rules.all(organization)) {
    const schema = validatorSchemas(rules).get(hash);
    if (schema) return schema;
  }
  return undefined;
}

export const validatorRoutes = (deps: Deps) =>
  new Hono<Env>().get(
    '/validators/:hash',
    describeRoute({ summary: 'A section’s validator as a JavaScript module' }),
    async (c) => {
      const hash = c.req.param('hash');
      const schema = found(await schemaOf(deps, c.get('reader').organization, hash), 'validator.unknown');
      return c.body(await validatorModule(hash, schema), 200, {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'private, max-age=31536000, immutable',
      });
    },
  );
