/** Administration of an organization: its administrator's alone; it opens no complaint. */

import { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { Env } from '../../middleware/env.ts';
import { administrators } from '../../middleware/signed-in.ts';
import { auditRoutes } from './audit.ts';
import { bringRoutes } from './bring.ts';
import { calendarRoutes } from './calendars.ts';
import { organizationRoutes } from './organization.ts';
import { parameterRoutes } from './parameters.ts';
import { peopleRoutes } from './people.ts';
import { publicAdminRoutes } from './public.ts';
import { signInRoutes } from './sign-ins.ts';

export const adminRoutes = (deps: Deps) =>
  new Hono<Env>()
    .use('/admin/*', administrators)
    .route('/', peopleRoutes(deps))
    .route('/', parameterRoutes(deps))
    .route('/', calendarRoutes(deps))
    .route('/', signInRoutes(deps))
    .route('/', bringRoutes(deps))
    .route('/', organizationRoutes(deps))
    .route('/', publicAdminRoutes(deps))
    .route('/', auditRoutes(deps));
