/** The small office over any store, for what nobody signs in to. */

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { SubmitCommand } from '../../../engine/complaint/command.ts';
import { openPrinter } from '../../../reports/pdf/pool.ts';
import type { Access } from '../../../server/access/auth.ts';
import { onDisk } from '../../../server/attachments/disk.ts';
import { loadCalendars } from '../../../server/calendars.ts';
import { readFolder } from '../../../server/cli/folder.ts';
import { type Clock, systemMillis } from '../../../server/clock.ts';
import type { Deps } from '../../../server/deps.ts';
import { makeIds } from '../../../server/ids.ts';
import { openProver } from '../../../server/proving/prover.ts';
import type { Store } from '../../../server/store/open.ts';
import { savePerson } from '../../../server/store/people.ts';
import { makeRuleBook, publish } from '../../../server/store/rule-sets.ts';
import { must, OFFICE } from '../../server/office.ts';

export const ORGANIZATION = 'small-office';

const nobody = async (): Promise<never> => {
  throw new Error('nobody signs in here');
};

const closed: Access = {
  handle: nobody,
  sessionOf: async () => null,
  sessions: async () => [],
  endSession: nobody,
  isPassword: async () => false,
  removeTwoFactor: nobody,
  withTwoFactor: async () => new Set(),
  provider: null,
  addUser: nobody,
  usernames: async () => new Map(),
  hashPassword: nobody,
  setPassword: nobody,
  endSessions: nobody,
};

export const depsOver = (store: Store, clock: Clock): Deps => ({
  clock,
  ids: makeIds(systemMillis),
  store,
  rules: makeRuleBook(store),
  access: closed,
  log: pino({ level: 'silent' }),
  printer: openPrinter(),
  prover: openProver(),
  blobs: onDisk(join(tmpdir(), `docket-files-${systemMillis()}`)),
  calendars: loadCalendars(),
  demo: false,
  telling: new Set(),
  url: 'http://localhost',
});

export async function settleOffice(deps: Deps): Promise<void> {
  const rules = must(await publish(deps.store, ORGANIZATION, readFolder(OFFICE), deps.clock.now()));
  const people = rules.set.demo!.people;
  must(
    await deps.store.write(ORGANIZATION, async (scope) => {
      for (const person of people) await savePerson(scope, person, person.id);
      return { ok: true, value: null };
    }),
  );
}

export const letterOf = (deps: Deps, about: string): SubmitCommand => ({
  type: 'submit',
  submission: 'letter',
  id: deps.ids.next(),
  actor: 'ann',
  data: { letter: { about } },
});
