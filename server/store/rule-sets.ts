/** Published rule sets: kept as their files, never edited, compiled once, found by their hash, and handed out with what the organization lists. */

import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { check } from '../../engine/ruleset/check.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { fingerprint } from '../../engine/ruleset/fingerprint.ts';
import { type Files, readRuleSet } from '../../engine/ruleset/load.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Text } from '../../engine/ruleset/types.ts';
import { grounded, groundOf, partOf } from './ground.ts';
import { hot, hotOver } from './hot.ts';
import { fromText, toText } from './json.ts';
import type { Store } from './open.ts';
import { paramsOf, saveParam } from './people.ts';
import { ownerOf, type Scope } from './scope.ts';

export interface RuleBook {
  /** Under which new complaints open. */
  current(organization: string): Promise<Rules>;
  /** The version a complaint was opened under; inside a transaction through its scope, which has the connection. */
  byHash(organization: string, hash: string, scope?: Scope): Promise<Rules>;
  all(organization: string): Promise<Rules[]>;
}

function compileFiles(files: Files): Result<Rules> {
  const set = readRuleSet(files);
  return set.ok ? compile(set.value, { makeValidator }) : set;
}

/** A stored rule set passed `publish`; that it does not compile now is a fault of this program. */
function compileStored(hash: string, files: string): Rules {
  const rules = compileFiles(fromText<Files>(files));
  if (!rules.ok) throw new Error(`rule set ${hash} no longer compiles: ${rules.problems[0]?.code}`);
  return rules.value;
}

const selectHash = hot(['hash'], (scope, { hash }: { hash: string }) =>
  scope.selectFrom('rule_sets').select('hash').where('hash', '=', hash),
);

const selectFiles = hot(['hash'], (scope, { hash }: { hash: string }) =>
  scope.selectFrom('rule_sets').select('files').where('hash', '=', hash),
);

const selectAll = hot([], (scope) => scope.selectFrom('rule_sets').select('hash'));

const selectCurrent = hotOver(['id'], (db, { id }: { id: string }) =>
  db.selectFrom('organizations').select('ruleset').where('id', '=', id),
);

export function makeRuleBook(store: Store): RuleBook {
  // By hash alone: equal content is equal in every organization.
  const compiled = new Map<string, Rules>();
  const load = async (scope: Scope, hash: string): Promise<Rules> => {
    const known = compiled.get(hash);
    // Asked all the same: of another organization's rules nobody is to learn that they are there.
    const [row] = known ? await selectHash(scope, { hash }) : await selectFiles(scope, { hash });
    if (!row) throw new Error(`rule set ${hash} is not there`);
    const rules = known ?? compileStored(hash, (row as { files: string }).files);
    compiled.set(hash, rules);
    return rules.lists ? rules.adopted(await paramsOf(scope)) : rules;
  };
  const byHash = (organization: string, hash: string, scope = store.for(organization)): Promise<Rules> =>
    grounded(scope, `rules ${hash}`, () => load(scope, hash));
  const current = async (organization: string): Promise<Rules> => {
    const scope = store.for(organization);
    const ground = await groundOf(scope);
    if (!ground) throw new Error(`organization ${organization} is not there`);
    return partOf(scope, ground, `rules ${ground.ruleset}`, () => load(scope, ground.ruleset));
  };
  const all = async (organization: string): Promise<Rules[]> => {
    const rows = await selectAll(store.for(organization), {});
    return Promise.all(rows.map(({ hash }) => byHash(organization, hash)));
  };
  return { current, byHash, all };
}

async function currentHash(store: Store, organization: string): Promise<string> {
  const [row] = await selectCurrent(store, { id: organization });
  if (!row) throw new Error(`organization ${organization} is not there`);
  return row.ruleset;
}

/** The files of the published rules under which new complaints open. */
export async function currentFiles(store: Store, organization: string): Promise<Files> {
  const hash = await currentHash(store, organization);
  const row = await store
    .for(organization)
    .selectFrom('rule_sets')
    .select('files')
    .where('hash', '=', hash)
    .executeTakeFirstOrThrow();
  return fromText<Files>(row.files);
}

/** Versions of a rule set that the organization has published. */
export async function versionsOf(scope: Scope, id: string): Promise<string[]> {
  const rows = await scope.selectFrom('rule_sets').select('version').where('id', '=', id).execute();
  return rows.map(({ version }) => version);
}

async function add(scope: Scope, rules: Rules, files: Files, now: string): Promise<Result<null>> {
  const { id, version } = rules.set.ruleset;
  const same = await scope
    .selectFrom('rule_sets')
    .select('hash')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (same?.hash === rules.hash) return ok(null);
  if (same) return fail(problem('ruleset.versionTaken', '/version', { id, version }));
  const row = { hash: rules.hash, id, version, files: toText(files), published_at: now };
  await scope.insertInto('rule_sets').values(row).execute();
  return ok(null);
}

/** What an organization is given along with its rules. */
interface Given {
  title?: Text;
  /** Values of parameters. */
  params?: Record<string, unknown>;
}

/**
 * Publishes a version for an organization, which is made where it is new, all in one transaction. Without a
 * title it keeps its own; a new one takes that of its demo, else that of the rule set.
 * Problems: those of reading, checking and compiling; ruleset.versionTaken for a published version with other content.
 */
export async function publish(
  store: Store,
  organization: string,
  files: Files,
  now: string,
  demo = false,
  { title, params = {} }: Given = {},
): Promise<Result<Rules>> {
  const set = readRuleSet(files);
  if (!set.ok) return set;
  const problems = check(set.value);
  if (problems.length > 0) return fail(...problems);
  const rules = compile(set.value, { makeValidator });
  if (!rules.ok) return rules;
  const row = { ruleset: fingerprint(set.value), demo: demo ? 1 : 0 };
  const first = title ?? set.value.demo?.organization ?? set.value.ruleset.title;
  const values = { id: organization, title: toText(first), ...row };
  return store.write(organization, async (scope) => {
    const added = await add(scope, rules.value, files, now);
    if (!added.ok) return added;
    await ownerOf(scope)
      .db.insertInto('organizations')
      .values(values)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(title ? { ...row, title: toText(title) } : row),
      )
      .execute();
    for (const [id, value] of Object.entries(params)) await saveParam(scope, id, value);
    return rules;
  });
}
