/** `docket user`: the people of an organization and their log-ins. */

import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import type { Away, Person } from '../../engine/ruleset/types.ts';
import { localize } from '../../engine/text/language.ts';
import { setAway } from '../access/away.ts';
import {
  addMembers,
  changeMember,
  changePassword,
  checkMembers,
  type NewMember,
  suspendMember,
} from '../access/members.ts';
import { readPeople } from '../access/people-file.ts';
import type { Deps } from '../deps.ts';
import { everyone, type Listed } from '../store/people.ts';
import { collect, print, withOutput } from './out.ts';
import { inStore, organizationOf } from './over-store.ts';
import type { ServerOptions } from './running.ts';
import { type Asked, givenPassword, madePassword } from './typed-password.ts';

interface Options extends ServerOptions, Asked {
  organization?: string;
}

interface PersonOptions extends Options {
  name: string;
  department?: string[];
  role?: string[];
  head?: string[];
  supervisor?: string;
  administrator?: boolean;
}

type Work<T> = (deps: Deps, organization: string) => Promise<Result<T>>;

/** In the organization asked for. */
const within = <T>(options: Options, work: Work<T>): Promise<T | undefined> =>
  inStore(options, async (deps) => {
    const organization = await organizationOf(deps, options.organization);
    return organization.ok ? work(deps, organization.value) : organization;
  });

const rowOf = ({ person, administrator, suspendedAt }: Omit<Listed, 'userId' | 'mustChange'>) => ({
  ...person,
  administrator,
  suspendedAt,
});

function sayRow({ person, administrator, suspendedAt }: Omit<Listed, 'userId' | 'mustChange'>): string {
  const of = [...person.departments, ...person.roles].join(', ');
  const more = [
    ...(administrator ? ['administrator'] : []),
    ...(suspendedAt ? [`suspended ${suspendedAt}`] : []),
  ];
  return [`${person.id}: ${localize(person.name, 'zh-Hans')}`, of, ...more].filter(Boolean).join('; ');
}

function show(options: Options, listed: Listed | undefined): void {
  if (listed) print(options, { ok: true, ...rowOf(listed) }, [sayRow(listed)]);
}

const personOf = (id: string, options: PersonOptions): Person => ({
  id,
  name: options.name,
  departments: options.department ?? [],
  roles: options.role ?? [],
  ...(options.supervisor ? { supervisor: options.supervisor } : {}),
  ...(options.head ? { heads: options.head } : {}),
});

const unplaced = (problems: Problem[]): Problem[] =>
  problems.map((one) => ({ ...one, path: one.path.replace(/^\/0/, '') }));

async function add(id: string, options: PersonOptions): Promise<void> {
  const { password, made } = await givenPassword(options);
  const member: NewMember = {
    person: personOf(id, options),
    administrator: options.administrator === true,
    password,
    mustChange: made,
  };
  const added = await within(options, async (deps, organization) => {
    const result = await addMembers(deps, organization, [member]);
    return result.ok ? ok(member) : fail(...unplaced(result.problems));
  });
  if (!added) return;
  const once = made ? { password } : {};
  const row = { ...added, suspendedAt: null };
  print(options, { ok: true, ...rowOf(row), ...once }, [
    sayRow(row),
    ...(made ? [`password, shown once: ${password}`] : []),
  ]);
}

interface FileOptions extends Options {
  dryRun?: boolean;
}

/** Row 1 is the head of the file. */
const toRow = (one: Problem, file: string): Problem => ({
  ...one,
  file,
  path: one.path.replace(/^\/(\d+)/, (_, index) => `/${Number(index) + 2}`),
});

async function importPeople(file: string, options: FileOptions): Promise<void> {
  const done = await within(options, async (deps, organization) => {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile())
      return fail({ code: 'file.missing', path: '', file });
    const { set } = await deps.rules.current(organization);
    const people = readPeople(set, readFileSync(file));
    if (!people.ok) return fail(...people.problems.map((one) => toRow(one, file)));
    const fresh = people.value.map((person) => ({
      person,
      administrator: false,
      password: madePassword(),
      mustChange: true,
    }));
    const problems = options.dryRun ? await checkMembers(deps, organization, fresh) : [];
    const added =
      problems.length > 0 || options.dryRun ? fail(...problems) : await addMembers(deps, organization, fresh);
    return added.ok || added.problems.length === 0
      ? ok(fresh)
      : fail(...added.problems.map((one) => toRow(one, file)));
  });
  if (!done) return;
  const rows = done.map(({ person, password }) => ({ ...person, ...(options.dryRun ? {} : { password }) }));
  const head = options.dryRun ? 'would be added' : 'added; passwords are shown once';
  print(options, { ok: true, dryRun: options.dryRun === true, people: rows }, [
    `${rows.length} people ${head}`,
    ...rows.map(({ id, password }) => (password ? `  ${id}  ${password}` : `  ${id}`)),
  ]);
}

const common = (command: Command): Command =>
  withOutput(command)
    .option('--organization <id>', 'where there are several')
    .option('--data <folder>', 'instead of DOCKET_DATA');

const changing = (command: Command, what: 'departments' | 'roles'): void => {
  common(command)
    .argument('<user>', 'user name')
    .argument(`[${what}...]`, `ids of ${what}; none takes all away`)
    .option('--head <department>', 'head of this department (repeatable)', collect)
    .action(async (id: string, ids: string[], options: Options & { head?: string[] }) => {
      const heads = options.head ? { heads: options.head } : {};
      show(
        options,
        await within(options, (deps, organization) =>
          changeMember(deps, organization, id, { [what]: ids, ...heads }),
        ),
      );
    });
};

interface AwayOptions extends Options {
  from?: string;
  until?: string;
  substitute?: string;
  undo?: boolean;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

async function away(id: string, options: AwayOptions): Promise<void> {
  const { from = '', until = '', substitute = '' } = options;
  const leave = options.undo ? null : { from, until, substitute };
  const set = await within<Away | null>(options, async (deps, organization) =>
    leave && !(DAY.test(from) && DAY.test(until))
      ? fail(problem('away.dates', '', { from, until }))
      : setAway(deps, organization, id, leave),
  );
  if (set === undefined) return;
  const said = set ? `away ${set.from} to ${set.until}, ${set.substitute} stands in` : 'not away';
  print(options, { ok: true, id, away: set }, [`${id}: ${said}`]);
}

function registerPeople(group: Command): void {
  common(group.command('add'))
    .description('a new person with a log-in')
    .argument('<user>', 'user name: letters, digits, dot, underscore')
    .requiredOption('--name <name>', "the person's name")
    .option('--department <id>', 'department (repeatable)', collect)
    .option('--role <id>', 'role (repeatable)', collect)
    .option('--head <department>', 'head of this department (repeatable)', collect)
    .option('--supervisor <user>', 'who stands above')
    .option('--administrator', 'may change people, values and rules of the organization')
    .option('--password-stdin', 'read the password from standard input; one is made where absent')
    .action(add);
  common(group.command('import'))
    .description(
      'people from a CSV file with the columns id, name, departments, roles, heads, supervisor; all or none',
    )
    .argument('<file.csv>', 'several departments or roles in one cell are parted by ; or 、')
    .option('--dry-run', 'only check')
    .action(importPeople);
  common(group.command('list'))
    .description('the people of an organization')
    .action(async (options: Options) => {
      const rows = await within(options, async (deps, organization) =>
        ok(await everyone(deps.store.for(organization))),
      );
      if (rows) print(options, rows.map(rowOf), rows.map(sayRow));
    });
}

function registerLogIns(group: Command): void {
  common(group.command('suspend'))
    .description('ends sessions; nothing is assigned to the person any more')
    .argument('<user>', 'user name')
    .option('--undo', 'take the suspension back')
    .action(async (id: string, options: Options & { undo?: boolean }) =>
      show(
        options,
        await within(options, (deps, organization) => suspendMember(deps, organization, id, !options.undo)),
      ),
    );
  common(group.command('away'))
    .description('tasks and approvals go to the substitute as well on these days')
    .argument('<user>', 'user name')
    .option('--from <day>', 'first day, e.g. 2024-05-01')
    .option('--until <day>', 'last day')
    .option('--substitute <user>', 'who stands in')
    .option('--undo', 'is back')
    .action(away);
  common(group.command('password'))
    .description('a new password; ends sessions')
    .argument('<user>', 'user name')
    .option('--password-stdin', 'read it from standard input; one is made where absent')
    .action(async (id: string, options: Options) => {
      const { password, made } = await givenPassword(options);
      const done = await within(options, (deps, organization) =>
        changePassword(deps, organization, id, password, made),
      );
      if (done === undefined) return;
      print(options, { ok: true, id, ...(made ? { password } : {}) }, [
        made ? `${id}: password, shown once: ${password}` : `${id}: password changed`,
      ]);
    });
}

export function register(program: Command): void {
  const group = program.command('user').description('people of an organization and their log-ins');
  registerPeople(group);
  changing(group.command('department').description('the departments a person belongs to'), 'departments');
  changing(group.command('role').description('the roles a person has'), 'roles');
  registerLogIns(group);
}
