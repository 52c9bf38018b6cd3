/** An organization's public page: what can be handed in without signing in, and what became of it for who holds the receipt. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import type { Data } from '../../engine/complaint/events.ts';
import { type Followed, followed } from '../../engine/complaint/followed.ts';
import type { SectionView } from '../../engine/form/shapes.ts';
import { submissionsFor, submissionView } from '../../engine/form/view.ts';
import { COMPLAINANT } from '../../engine/permission/outside.ts';
import type { Brand } from '../../engine/print/shapes.ts';
import { localize } from '../../engine/text/language.ts';
import { makeLimit } from '../access/limit.ts';
import { asGiven, freshNumber, grouped, hashOf, opens, secretFor } from '../access/receipts.ts';
import type { Deps } from '../deps.ts';
import { addressOf } from '../middleware/address.ts';
import type { Env } from '../middleware/env.ts';
import { idempotentOf } from '../middleware/idempotent.ts';
import { tooMany } from '../middleware/problems.ts';
import { type Outcome, performSubmit } from '../perform.ts';
import { anyReceipt, receiptOf, saveReceipt } from '../store/receipts.ts';
import type { Scope } from '../store/scope.ts';
import { validatorModule } from '../validators.ts';
import { seenWorld } from '../world.ts';
import { picture } from './pictures.ts';
import { found, loadComplaint, need, type Reading } from './reading.ts';
import { checked } from './schema.ts';
import { DataSchema, openedView } from './submissions.ts';

const Handed = Type.Object({ data: Type.Record(Type.String(), DataSchema) }, { additionalProperties: false });
const Code = Type.String({ minLength: 1, maxLength: 60 });
const Held = Type.Object({ number: Code, secret: Code }, { additionalProperties: false });

/** In a minute, of one address: looking at pages, and asking what became of something (guarantees, Limits). */
const LOOKS = 200;
const FOLLOWS = 5;
/** Handed in within ten minutes: a household or a ward may sit behind one address. */
const HANDED = 20;
const TEN_MINUTES = 600;

export interface PublicPage {
  organization: string;
  brand?: Brand;
  submissions: { id: string; title: string; help?: string }[];
}

export interface PublicForm {
  id: string;
  title: string;
  help?: string;
  sections: SectionView[];
  initial: Record<string, Data>;
}

/** Told once: the secret is kept nowhere. */
export interface PublicReceipt {
  number: string;
  secret: string;
  complaints: { title: string }[];
}

/** An organization that is not there, or suspended, and one that opened nothing are the same: `public.none`. */
async function officeOf(deps: Deps, c: Context<Env>): Promise<Reading> {
  const organization = c.req.param('organization') ?? '';
  const row = await deps.store.db
    .selectFrom('organizations')
    .select('id')
    .where('id', '=', organization)
    .where('suspended_at', 'is', null)
    .executeTakeFirst();
  found(row && !deps.telling.has(organization) ? row : null, 'public.none');
  const scope = deps.store.for(organization);
  const rules = await deps.rules.current(organization);
  const world = await seenWorld(deps, scope, rules, organization);
  return { organization, person: COMPLAINANT, language: c.get('language'), scope, rules, world };
}

/** Nobody's name leaves with a form: there is no list of people outside. */
const strangers = ({ world }: Reading) => ({
  ...world,
  directory: { ...world.directory, people: [], left: [] },
});

const openIn = (reader: Reading) => submissionsFor(reader.rules, COMPLAINANT, reader.language, reader.world);

async function pageOf(reader: Reading): Promise<PublicPage> {
  const { rules, language, world, scope } = reader;
  const submissions = openIn(reader).map(({ id, title, help }) => ({ id, title, ...(help ? { help } : {}) }));
  found(submissions.length > 0 || (await anyReceipt(scope)) || null, 'public.none');
  const { organization, brand } = world.directory;
  return {
    organization: localize(organization ?? rules.set.ruleset.title, language),
    ...(brand?.letterhead ? { brand: { letterhead: brand.letterhead } } : {}),
    submissions,
  };
}

function formOf(reader: Reading, id: string): PublicForm {
  const open = openIn(reader).some((one) => one.id === id);
  const view = found(
    open ? submissionView(reader.rules, id, reader.language, strangers(reader)) : null,
    'submission.unknown',
  );
  const sections = view.sections.map((section) => ({ ...section, clause: [] }));
  const { title, help, initial } = view;
  return { id, title, ...(help ? { help } : {}), sections, initial };
}

/** Of what is open only. */
const schemaIn = (reader: Reading, hash: string) =>
  openIn(reader)
    .flatMap(({ form }) => reader.rules.forms.get(form)?.sections ?? [])
    .map(({ id }) => reader.rules.sections.get(id)!)
    .find(({ key }) => key === hash)?.schema;

async function handIn(deps: Deps, c: Context<Env>, data: Record<string, Data>): Promise<PublicReceipt> {
  const reader = await officeOf(deps, c);
  const { organization, language, scope } = reader;
  const [id, number, sending] = [deps.ids.next(), freshNumber(), c.get('sending')];
  const secret = await secretFor(scope, sending.key);
  const command = { type: 'submit', submission: c.req.param('id')!, id, actor: COMPLAINANT, data } as const;
  const kept = (complaints: string[]) => ({ number, secret: hashOf(secret), submission: id, complaints });
  const done = await performSubmit(deps, organization, command, {
    sending,
    reply: ({ rules, opened }) => ({
      status: 201,
      body: { number, complaints: openedView(rules, opened, language).map(({ title }) => ({ title })) },
    }),
    beside: (inside: Scope, { opened }: Outcome) =>
      saveReceipt(inside, { ...kept(opened.map((one) => one.id)), at: deps.clock.now() }),
  });
  const told = need(done).reply!.body as Omit<PublicReceipt, 'secret'>;
  return { ...told, number: grouped(told.number), secret: grouped(secret) };
}

/** One answer for a number that is not there and for a wrong secret: `receipt.unknown`. */
async function follow(deps: Deps, reader: Reading, number: string, secret: string): Promise<Followed[]> {
  const row = await receiptOf(reader.scope, asGiven(number));
  const { complaints } = found(opens(row, asGiven(secret)) ? row : null, 'receipt.unknown');
  const told: Followed[] = [];
  for (const id of complaints) {
    const { rules, state } = await loadComplaint(deps, reader, id);
    const { world, language } = reader;
    const one = followed({ rules, directory: world.directory, language }, state, world);
    if (one) told.push(one);
  }
  return told;
}

/** So many of one address. Problem request.tooMany. */
function paced(deps: Deps, name: string, most: number, seconds: number) {
  const limit = makeLimit(deps, name, most, seconds);
  return createMiddleware<Env>(async (c, next) => {
    const wait = await limit.wait(addressOf(c));
    return wait > 0 ? tooMany(c, wait) : next();
  });
}

const unkept = createMiddleware<Env>(async (c, next) => {
  c.header('Cache-Control', 'no-store');
  await next();
});

const reads = (deps: Deps) =>
  new Hono<Env>()
    .use('/at/*', unkept)
    .get('/at/*', paced(deps, 'public', LOOKS, 60))
    .get('/at/:organization', describeRoute({ summary: 'What the public may hand in' }), async (c) =>
      c.json(await pageOf(await officeOf(deps, c))),
    )
    .get(
      '/at/:organization/submissions/:id',
      describeRoute({ summary: 'A form of the public page' }),
      async (c) => c.json(formOf(await officeOf(deps, c), c.req.param('id'))),
    )
    .get(
      '/at/:organization/validators/:hash',
      describeRoute({ summary: 'The validator of a section of the public page' }),
      async (c) => {
        const hash = c.req.param('hash');
        const schema = found(schemaIn(await officeOf(deps, c), hash), 'validator.unknown');
        return c.body(await validatorModule(hash, schema), 200, {
          'Content-Type': 'text/javascript; charset=utf-8',
        });
      },
    )
    .get(
      '/at/:organization/pictures/:id',
      describeRoute({ summary: 'A picture of its papers' }),
      async (c) => {
        const { scope } = await officeOf(deps, c);
        return picture(c, scope, c.req.param('id'));
      },
    );

export const publicRoutes = (deps: Deps) =>
  reads(deps)
    .post(
      '/at/:organization/submissions/:id',
      describeRoute({ summary: 'Hands something in; header Idempotency-Key; answers number and secret' }),
      paced(deps, 'handed in', HANDED, TEN_MINUTES),
      idempotentOf(() => COMPLAINANT),
      checked('json', Handed),
      async (c) => c.json(await handIn(deps, c, c.req.valid('json').data as Record<string, Data>), 201),
    )
    .post(
      '/at/:organization/follow',
      describeRoute({ summary: 'What became of it, for number and secret' }),
      paced(deps, 'followed', FOLLOWS, 60),
      checked('json', Held),
      async (c) => {
        const { number, secret } = c.req.valid('json');
        return c.json(await follow(deps, await officeOf(deps, c), number, secret));
      },
    );
