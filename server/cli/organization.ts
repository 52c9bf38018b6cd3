/** `docket organization`: organizations of an installation, the rules they work by, the values they give to what these leave open. */

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { fail, ok, type Result } from '../../engine/problem.ts';
import type { Files } from '../../engine/ruleset/load.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Text } from '../../engine/ruleset/types.ts';
import { type Language, localize } from '../../engine/text/language.ts';
import { checkValues } from '../access/parameters.ts';
import type { Deps } from '../deps.ts';
import {
  addOrganization as addFrom,
  organizationRows,
  publishFor,
  suspendOrganization,
  unsetOf,
} from '../organizations.ts';
import { paramsOf, saveParam } from '../store/people.ts';
import { isFolder, readFolder } from './folder.ts';
import { registerExport } from './organization-export.ts';
import { collect, languageOf, print, settings, withOutput } from './out.ts';
import { inStore, organizationOf } from './over-store.ts';
import type { ServerOptions } from './running.ts';

interface Published {
  organization: string;
  ruleset: string;
  version: string;
  hash: string;
  /** Parameters that have no value yet. */
  unset: string[];
}

type Publish = (deps: Deps, id: string, files: Files, title?: Text) => Promise<Result<Rules>>;

async function publishedBy(
  work: Publish,
  deps: Deps,
  id: string,
  from: string | Files,
  title?: string,
): Promise<Result<Published>> {
  if (typeof from === 'string' && !isFolder(from))
    return fail({ code: 'folder.missing', path: '', file: from });
  const rules = await work(deps, id, typeof from === 'string' ? readFolder(from) : from, title);
  if (!rules.ok) return rules;
  const { id: ruleset, version } = rules.value.set.ruleset;
  const unset = await unsetOf(deps, id, rules.value);
  return ok({ organization: id, ruleset, version, hash: rules.value.hash, unset });
}

/** From a folder or its files. Problems: organization.id, organization.known, folder.missing, those of publishing. */
export const addOrganization = (
  deps: Deps,
  id: string,
  from: string | Files,
  title?: string,
): Promise<Result<Published>> => publishedBy(addFrom, deps, id, from, title);

async function publishAgain(
  deps: Deps,
  id: string,
  from: string | Files,
  title?: string,
): Promise<Result<Published>> {
  const known = await organizationOf(deps, id);
  return known.ok ? publishedBy(publishFor, deps, id, from, title) : known;
}

const list = async (deps: Deps, language: Language) =>
  (await organizationRows(deps)).map((row) => ({ ...row, title: localize(row.title, language) }));

interface ParamOptions extends ServerOptions {
  set?: string[];
  from?: string;
}

/** A file holds `{"params": {…}}` like a cast, or the values alone. Problems: file.missing, json.syntax, command.set. */
function valuesOf({ set, from }: ParamOptions): Result<Record<string, unknown>> {
  const typed = settings(set);
  if (!typed.ok || !from) return typed;
  try {
    const read = JSON.parse(readFileSync(from, 'utf8')) as Record<string, unknown>;
    return ok({ ...((read.params ?? read) as Record<string, unknown>), ...typed.value });
  } catch (error) {
    return fail({
      code: error instanceof SyntaxError ? 'json.syntax' : 'file.missing',
      file: from,
      path: '',
    });
  }
}

async function params(deps: Deps, id: string | undefined, options: ParamOptions) {
  const organization = await organizationOf(deps, id);
  if (!organization.ok) return organization;
  const given = valuesOf(options);
  if (!given.ok) return given;
  const rules = await deps.rules.current(organization.value);
  const problems = checkValues(rules, given.value, await paramsOf(deps.store.for(organization.value)));
  if (problems.length > 0) return fail(...problems);
  const saved = await deps.store.write(organization.value, async (scope) => {
    for (const [name, value] of Object.entries(given.value)) await saveParam(scope, name, value);
    return ok(await paramsOf(scope));
  });
  if (!saved.ok) return saved;
  const language = languageOf(options);
  return ok(
    [...rules.parameters.values()].map((parameter) => ({
      id: parameter.id,
      type: parameter.type,
      title: localize(parameter.title, language),
      value: saved.value[parameter.id] ?? null,
      suggestion: parameter.suggestion ?? null,
    })),
  );
}

type Row = Extract<Awaited<ReturnType<typeof params>>, { ok: true }>['value'][number];

const sayRow = ({ id, type, title, value, suggestion }: Row): string => {
  const suggested = suggestion === null ? '' : `; suggested: ${JSON.stringify(suggestion)}`;
  return `${id} = ${value === null ? `(not set; ${type}${suggested})` : JSON.stringify(value)}  ${title}`;
};

const sayPublished = ({ organization, ruleset, version, unset }: Published): string[] => [
  `${organization}: works by ${ruleset} ${version}`,
  ...unset.map((id) => `  not set yet: ${id}`),
];

type Publisher = typeof addOrganization;

const publishing =
  (work: Publisher) => async (id: string, folder: string, options: ServerOptions & { title?: string }) => {
    const done = await inStore(options, (deps) => work(deps, id, folder, options.title));
    if (done) print(options, { ok: true, ...done }, sayPublished(done));
  };

const common = (command: Command): Command =>
  withOutput(command).option('--data <folder>', 'instead of DOCKET_DATA');

const rulesCommand = (command: Command, work: Publisher): void => {
  common(command)
    .argument('<id>', 'id of the organization: small letters, digits, hyphens')
    .argument('<folder>', 'folder of its rule set')
    .option('--title <title>', 'its name at the head of papers')
    .action(publishing(work));
};

export function register(program: Command): void {
  const group = program
    .command('organization')
    .description('organizations, their rules and their parameters');
  rulesCommand(
    group.command('add').description('a new organization, which works by this rule set'),
    addOrganization,
  );
  rulesCommand(
    group.command('publish').description('another version of its rules: new complaints open under it'),
    publishAgain,
  );
  common(group.command('list'))
    .description('the organizations and what each works by')
    .action(async (options: ServerOptions) => {
      const rows = await inStore(options, async (deps) => ok(await list(deps, languageOf(options))));
      if (!rows) return;
      const say = (row: (typeof rows)[number]) =>
        `${row.id}: ${row.title}, ${row.ruleset} ${row.version}${row.unset.length > 0 ? `, ${row.unset.length} not set` : ''}`;
      print(options, rows, rows.map(say));
    });
  registerExport(group);
  common(group.command('suspend'))
    .description('nobody signs in there and no token opens it; its clocks run on')
    .argument('<id>', 'id of the organization')
    .option('--undo', 'take the suspension back')
    .action(async (id: string, options: ServerOptions & { undo?: boolean }) => {
      const done = await inStore(options, (deps) => suspendOrganization(deps, id, !options.undo));
      if (done) print(options, { ok: true, ...done }, [`${id}: ${done.suspendedAt ?? 'open'}`]);
    });
  common(group.command('params'))
    .description('what its rules leave open; sets values')
    .argument('[id]', 'id of the organization, where there are several')
    .option('--set <name=value>', 'a value (repeatable); {…} is read as JSON', collect)
    .option('--from <file.json>', 'values from a file')
    .action(async (id: string | undefined, options: ParamOptions) => {
      const rows = await inStore(options, (deps) => params(deps, id, options));
      if (rows) print(options, rows, rows.map(sayRow));
    });
}
