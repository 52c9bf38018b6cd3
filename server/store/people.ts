/** Who works in an organization, and the values it gave to what its rule set leaves open. */

import type { Kysely, Selectable } from 'kysely';
import type { Directory } from '../../engine/complaint/world.ts';
import type { Away, Person, Text } from '../../engine/ruleset/types.ts';
import { headOf } from './events.ts';
import { groundOf } from './ground.ts';
import { hot, hotOver } from './hot.ts';
import { fromText, toText } from './json.ts';
import type { Store } from './open.ts';
import { brandIn } from './pictures.ts';
import type { PeopleTable, Tables } from './schema.ts';
import { ownerOf, type Scope } from './scope.ts';

export interface Member {
  organization: string;
  person: Person;
  /** May change people, values and rules of the organization; sees no more of its complaints for it. */
  administrator: boolean;
  /** The password was made by someone else and is changed first. */
  mustChange: boolean;
}

type PersonRow = Selectable<Omit<PeopleTable, 'organization'>>;
type MemberRow = Selectable<PeopleTable> & { stamp: string };

function toPerson(row: PersonRow): Person {
  const heads = fromText<string[]>(row.heads);
  return {
    id: row.id,
    name: fromText<Person['name']>(row.name),
    departments: fromText<string[]>(row.departments),
    roles: fromText<string[]>(row.roles),
    ...(row.supervisor ? { supervisor: row.supervisor } : {}),
    ...(heads.length > 0 ? { heads } : {}),
    ...(row.away ? { away: fromText<Away>(row.away) } : {}),
  };
}

/** The name that stands at the head of papers; read past the scope, which this table does not belong to. */
export async function nameOf(scope: Scope, organization: string): Promise<Text | undefined> {
  const [row] = await selectTitle(ownerOf(scope), { id: organization });
  return row && fromText<Text>(row.title);
}

const selectTitle = hotOver(['id'], (db, { id }: { id: string }) =>
  db.selectFrom('organizations').select('title').where('id', '=', id),
);

const selectPeople = hot([], (scope) => scope.selectFrom('people').selectAll().orderBy('id'));

/** Past the scope, as `nameOf`. */
export async function saveName(scope: Scope, organization: string, title: Text): Promise<void> {
  const all = scope.withoutPlugins() as unknown as Kysely<Tables>;
  await all
    .updateTable('organizations')
    .set({ title: toText(title) })
    .where('id', '=', organization)
    .execute();
}

/** Suspended people are no more than `left` in it. */
export async function directoryOf(scope: Scope, organization: string): Promise<Directory> {
  const rows = await selectPeople(scope, {});
  const of = (suspended: boolean) =>
    rows.filter((row) => (row.suspended_at !== null) === suspended).map(toPerson);
  const [name, brand] = [await nameOf(scope, organization), await brandIn(scope)];
  return { people: of(false), left: of(true), organization: name, ...(brand ? { brand } : {}) };
}

const members = (db: Kysely<Tables>) =>
  db
    .selectFrom('people')
    .innerJoin('organizations', 'organizations.id', 'people.organization')
    .selectAll('people')
    .select('organizations.stamp')
    .where('people.suspended_at', 'is', null)
    .where('organizations.suspended_at', 'is', null);

const selectUser = hotOver(['userId'], (db, { userId }: { userId: string }) =>
  members(db).where('people.user_id', '=', userId).limit(1),
);

interface Named extends Record<string, string> {
  organization: string;
  person: string;
}

const selectMember = hotOver(['organization', 'person'], (db, { organization, person }: Named) =>
  members(db).where('people.organization', '=', organization).where('people.id', '=', person),
);

function toMember(row: MemberRow): Member {
  const { organization, administrator, must_change: mustChange } = row;
  return {
    organization,
    person: toPerson(row),
    administrator: administrator === 1,
    mustChange: mustChange === 1,
  };
}

type Seat = { member: Member; stamp: string };

const seats = new WeakMap<Store, Map<string, Seat>>();
const MOST_SEATS = 10_000;

function seatsOf(store: Store): Map<string, Seat> {
  const known = seats.get(store) ?? new Map<string, Seat>();
  if (known.size >= MOST_SEATS) known.clear();
  seats.set(store, known);
  return known;
}

/** Kept while nothing changed in the organization; asked of the people where something did. */
async function seatOf(store: Store, userId: string): Promise<Member | null> {
  const known = seatsOf(store).get(userId);
  const ground = known && (await groundOf(store.for(known.member.organization)));
  if (known && known.stamp !== '' && ground?.stamp === known.stamp) return known.member;
  const [row] = await selectUser(store, { userId });
  if (!row) return null;
  const member = toMember(row);
  seatsOf(store).set(userId, { member, stamp: row.stamp });
  return member;
}

/** The place of a log-in; null for one without, or suspended, as the whole organization may be: asked anew at each request. */
export async function memberOf(
  store: Store,
  by: { userId: string } | { organization: string; person: string },
): Promise<Member | null> {
  if ('userId' in by) return seatOf(store, by.userId);
  const [row] = await selectMember(store, { organization: by.organization, person: by.person });
  return row ? toMember(row) : null;
}

/** Set where someone else made the password; taken back by who changes it. */
export async function setMustChange(scope: Scope, person: string, must: boolean): Promise<void> {
  await scope
    .updateTable('people')
    .set({ must_change: must ? 1 : 0 })
    .where('id', '=', person)
    .execute();
}

/** A person of the organization as its people are listed: with what concerns the log-in. */
export interface Listed extends Omit<Member, 'organization'> {
  userId: string;
  suspendedAt: string | null;
}

/** Everybody, suspended people too. */
export async function everyone(scope: Scope): Promise<Listed[]> {
  const rows = await scope.selectFrom('people').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    person: toPerson(row),
    administrator: row.administrator === 1,
    mustChange: row.must_change === 1,
    userId: row.user_id,
    suspendedAt: row.suspended_at,
  }));
}

export async function setAdministrator(scope: Scope, person: string, administrator: boolean): Promise<void> {
  await scope
    .updateTable('people')
    .set({ administrator: administrator ? 1 : 0 })
    .where('id', '=', person)
    .execute();
}

export async function savePerson(scope: Scope, person: Person, userId: string): Promise<void> {
  const row = {
    user_id: userId,
    name: toText(person.name),
    departments: toText(person.departments),
    roles: toText(person.roles),
    heads: toText(person.heads ?? []),
    supervisor: person.supervisor ?? null,
  };
  await scope
    .insertInto('people')
    .values({ id: person.id, suspended_at: null, ...row })
    .onConflict((conflict) => conflict.columns(['organization', 'id']).doUpdateSet(row))
    .execute();
}

export async function saveAway(scope: Scope, person: string, away: Away | null): Promise<void> {
  const text = away ? toText(away) : null;
  await scope.updateTable('people').set({ away: text }).where('id', '=', person).execute();
}

/** Takes effect at the person's next request; null takes the suspension back. */
export async function suspend(scope: Scope, person: string, now: string | null): Promise<void> {
  await scope.updateTable('people').set({ suspended_at: now }).where('id', '=', person).execute();
}

const selectParams = hot([], (scope) =>
  scope.selectFrom('parameters').select(['id', 'value']).orderBy('since'),
);

const selectParamsOf = hot(['position'], (scope, { position }: { position: number }) =>
  scope.selectFrom('parameters').select(['id', 'value']).where('since', '<', position).orderBy('since'),
);

/** Values as they are set now, or as they were set when the event at this place of the log was written. */
export async function paramsOf(scope: Scope, position?: number): Promise<Record<string, unknown>> {
  const rows = await (position === undefined ? selectParams(scope, {}) : selectParamsOf(scope, { position }));
  return Object.fromEntries(rows.map(({ id, value }) => [id, fromText<unknown>(value)]));
}

/** What it was before stays known: rows of the past are made anew with the values of their time. */
export async function saveParam(scope: Scope, id: string, value: unknown): Promise<void> {
  const { position: since } = await headOf(scope);
  const text = toText(value);
  await scope
    .insertInto('parameters')
    .values({ id, since, value: text })
    .onConflict((conflict) => conflict.columns(['organization', 'id', 'since']).doUpdateSet({ value: text }))
    .execute();
}
