/** What the rules leave open: each with its clause, a suggestion and what it may be; set here. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { documentsOfSet } from '../../../engine/exchange/documents.ts';
import { ok } from '../../../engine/problem.ts';
import { clausesOf } from '../../../engine/ruleset/coverage.ts';
import { optionsIn } from '../../../engine/ruleset/listed.ts';
import type { Rules } from '../../../engine/ruleset/rules.ts';
import type { Parameter, Text } from '../../../engine/ruleset/types.ts';
import { draftOf } from '../../../engine/studio/names.ts';
import { sayEventName } from '../../../engine/studio/say-rules.ts';
import { type Language, localize } from '../../../engine/text/language.ts';
import { checkValues } from '../../access/parameters.ts';
import type { Deps } from '../../deps.ts';
import type { Env } from '../../middleware/env.ts';
import { changeOnce } from '../../once.ts';
import { paramsOf, saveParam } from '../../store/people.ts';
import { Refusal } from '../../store/refusal.ts';
import { found } from '../reading.ts';
import { checked } from '../schema.ts';

const Value = Type.Object({ value: Type.Unknown() }, { additionalProperties: false });

type Options = { id: string; title: string }[];

/** What is chosen from: of the parameter itself, or of a column of its table. */
type Chosen = { type: string; choice?: string; events?: string[] };

/** Null where it is typed. */
function optionsOf({ set }: Rules, { type, choice, events }: Chosen, language: Language): Options | null {
  const said = (items: readonly { id: string; title: Text }[] = []): Options =>
    items.map(({ id, title }) => ({ id, title: localize(title, language) }));
  if (type === 'department') return said(set.ruleset.departments);
  if (type === 'role') return said(set.ruleset.roles);
  if (type === 'choice') return said(optionsIn(set, choice));
  if (type !== 'event') return null;
  const draft = draftOf(documentsOfSet(set));
  return (events ?? []).map((id) => ({ id, title: sayEventName(draft, id, language) }));
}

/** The columns of a table; null where it is none. */
function columnsOf(rules: Rules, { shape }: Parameter, language: Language) {
  if (!shape) return null;
  const inputs = shape.inputs.map(({ id, title }) => ({ id, title: localize(title ?? id, language) }));
  const outputs = shape.outputs.map((output) => ({
    id: output.id,
    title: localize(output.title ?? output.id, language),
    type: output.type,
    options: optionsOf(rules, output, language),
  }));
  return { inputs, outputs };
}

const view =
  (rules: Rules, values: Record<string, unknown>, language: Language) => (parameter: Parameter) => ({
    id: parameter.id,
    type: parameter.type,
    title: localize(parameter.title, language),
    help: localize(parameter.help, language),
    clause: clausesOf(parameter.clause),
    value: values[parameter.id] ?? null,
    suggestion: parameter.suggestion ?? null,
    options: optionsOf(rules, parameter, language),
    columns: columnsOf(rules, parameter, language),
  });

export const parameterRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/admin/parameters', describeRoute({ summary: 'What the rules leave open' }), async (c) => {
      const { organization } = c.get('reader');
      const values = await paramsOf(deps.store.for(organization));
      const rules = (await deps.rules.current(organization)).adopted(values);
      return c.json([...rules.parameters.values()].map(view(rules, values, c.get('language'))));
    })
    .post(
      '/admin/parameters/:id',
      describeRoute({ summary: 'Gives a parameter its value' }),
      checked('json', Value),
      async (c) => {
        const { organization } = c.get('reader');
        const id = c.req.param('id');
        const { value } = c.req.valid('json');
        const rules = await deps.rules.current(organization);
        found(rules.parameters.get(id), 'param.none');
        const problems = checkValues(rules, { [id]: value }, await paramsOf(deps.store.for(organization)));
        if (problems.length > 0) throw new Refusal(...problems);
        return c.json(
          await changeOnce(deps, c, {
            act: 'parameter.set',
            subject: id,
            work: async (scope) => {
              await saveParam(scope, id, value);
              return ok({ id });
            },
          }),
        );
      },
    );
