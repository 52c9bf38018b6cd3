/** `docket init`: an installation from nothing: folder, secret, database, organization, first administrator. */

import type { Command } from 'commander';
import { filesOfDocuments } from '../../engine/exchange/documents.ts';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import type { Files } from '../../engine/ruleset/load.ts';
import { emptyRuleSet } from '../../engine/studio/empty.ts';
import { addMembers } from '../access/members.ts';
import type { Deps } from '../deps.ts';
import { closeDeps, databaseOf, openDeps } from '../main.ts';
import { addOrganization } from './organization.ts';
import { languageOf, print, valueOr, withOutput } from './out.ts';
import { dataOf, type ServerOptions, settingsFor } from './running.ts';
import { type Asked, givenPassword } from './typed-password.ts';

interface Options extends ServerOptions, Asked {
  organization?: string;
  rules?: string;
  title?: string;
  administrator?: string;
  name?: string;
}

interface Made {
  data: string;
  organization?: string;
  unset?: string[];
  administrator?: string;
  password?: string;
}

async function administrator(
  deps: Deps,
  organization: string,
  options: Options,
): Promise<Result<Partial<Made>>> {
  const { administrator: id, name = id } = options;
  if (!id || !name) return ok({});
  const given = await givenPassword(options);
  const person = { id, name, departments: [], roles: [] };
  const added = await addMembers(deps, organization, [
    { person, administrator: true, password: given.password, mustChange: given.made },
  ]);
  return added.ok ? ok({ administrator: id, ...(given.made ? { password: given.password } : {}) }) : added;
}

async function fill(deps: Deps, data: string, options: Options): Promise<Result<Made>> {
  const { organization, title } = options;
  if (!organization) return ok({ data });
  const added = await addOrganization(deps, organization, rulesOf(organization, options), title);
  if (!added.ok) return added;
  const first = await administrator(deps, organization, options);
  return first.ok ? ok({ data, organization, unset: added.value.unset, ...first.value }) : first;
}

/** The calendar that comes with docket; the studio changes it. */
const HERE = { calendar: 'cn', zone: 'Asia/Shanghai' };

/** A folder, or the least there is: what it works by is written in the studio then. */
function rulesOf(id: string, { rules, title = id, ...output }: Options): string | Files {
  if (rules !== undefined) return rules;
  return filesOfDocuments(emptyRuleSet({ id, title, language: languageOf(output), ...HERE }));
}

/** Rules and an administrator are those of an organization. */
const halfSaid = ({ organization, rules, administrator }: Options): boolean =>
  organization === undefined && (rules !== undefined || administrator !== undefined);

async function make(options: Options): Promise<Result<Made>> {
  if (halfSaid(options)) return fail(problem('init.half', ''));
  const data = dataOf(options);
  const settings = settingsFor(options);
  if (!settings.ok) return settings;
  const deps = await openDeps(settings.value, databaseOf(settings.value), false);
  if (!deps.ok) return deps;
  const made = await fill(deps.value, data, options);
  await closeDeps(deps.value);
  return made;
}

const lines = ({ data, organization, unset = [], administrator: id, password }: Made): string[] => [
  `${data}: folder, secret and database are there`,
  ...(organization ? [`organization ${organization}`] : []),
  ...unset.map((parameter) => `  not set yet: ${parameter}`),
  ...(id ? [`administrator ${id}`] : []),
  ...(password ? [`password, shown once: ${password}`] : []),
];

export function register(program: Command): void {
  withOutput(program.command('init'))
    .description(
      'begin an installation: folder, secret, database; with an organization and its administrator',
    )
    .option('--data <folder>', 'instead of DOCKET_DATA')
    .option('--organization <id>', 'the first organization')
    .option('--rules <folder>', 'its rule set; one to be written in the studio where absent')
    .option('--title <title>', "its name at the head of papers; the rule set's where absent")
    .option('--administrator <user>', 'user name of the first administrator')
    .option('--name <name>', "the administrator's name")
    .option('--password-stdin', 'read the password from standard input; one is made where absent')
    .action(async (options: Options) => {
      const made = valueOr(options, await make(options));
      if (made) print(options, { ok: true, ...made }, lines(made));
    });
}
