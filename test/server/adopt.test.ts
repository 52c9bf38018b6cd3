/** Adopting over the API: an administrator reads, compares, tries out and takes; nobody else sees any of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pack } from '../../engine/exchange/package.ts';
import { setAdministrator } from '../../server/store/people.ts';
import { filesOf, must } from '../support/rule-sets.ts';
import { type Office, openOffice, signIn } from './office.ts';

let office: Office;
let clerk: Awaited<ReturnType<typeof signIn>>;
const bytes = must(pack(filesOf('property-record-form')));

beforeAll(async () => {
  office = await openOffice();
  const scope = office.deps.store.for(office.organization);
  const [first] = (await scope.selectFrom('people').select('id').orderBy('id').execute()).map(({ id }) => id);
  await setAdministrator(scope, first!, true);
  clerk = await signIn(office, first!);
}, 60_000);
afterAll(() => office.close());
