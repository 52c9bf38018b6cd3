/** The small office with more in its letters: what is personal, what is sealed, and a question to earlier letters. */

import type { Procedure } from '../../engine/ruleset/types.ts';
import { readFolder } from '../../server/cli/folder.ts';
import type { Deps } from '../../server/deps.ts';
import type { Reading } from '../../server/routes/reading.ts';
import { savePerson } from '../../server/store/people.ts';
import { publish } from '../../server/store/rule-sets.ts';
import { loadWorld } from '../../server/world.ts';
import { must, OFFICE } from './office.ts';

export const RICH = 'rich-office';

type Json = Record<string, unknown>;

const text = (title: string, more: Json = {}): Json => ({ type: 'string', title, maxLength: 500, ...more });

const GIVER = {
  id: 'giver',
  title: 'Giver',
  visibleTo: [{ role: 'head' }],
  schema: {
    type: 'object',
    properties: {
      name: text('Name', { class: 'personal' }),
      phone: text('Phone', { class: 'personal', format: 'phone' }),
      secret: text('Secret', { class: 'sealed' }),
      proof: text('Proof', { format: 'attachment' }),
    },
  },
};

const HISTORY = {
  queries: [
    {
      id: 'sameBatch',
      title: 'Same batch',
      clause: '1',
      procedures: ['complaint'],
      where: 'past.letter.batch = letter.batch and past.letter.amount != null',
    },
    {
      id: 'samePhone',
      title: 'Same phone',
      clause: '1',
      procedures: ['complaint'],
      where: 'past.giver.phone = giver.phone',
    },
  ],
};

const COLUMNS = [
  { id: 'amount', title: 'Amount', value: 'letter.amount', type: 'amount', filter: true },
  { id: 'batch', title: 'Batch', value: 'letter.batch', type: 'text', filter: true },
  { id: 'name', title: 'Name', value: 'giver.name', type: 'text', filter: true },
  { id: 'witness', title: 'Witness', value: 'letter.witness', type: 'text', filter: true },
  { id: 'friend', title: 'Friend', value: 'letter.friend', type: 'text', filter: true },
  { id: 'secret', title: 'Secret', value: 'giver.secret', type: 'text', filter: true },
];

const SLIP = {
  id: 'reply',
  title: 'Reply',
  clause: '1',
  to: { outsider: 'complainant' },
  fields: [{ id: 'name', title: 'Name', value: 'giver.name', type: 'text' }],
};

const EFFECTS = [
  { issue: 'reply' },
  { fill: { field: 'letter.again', value: 'history.sameBatch.count' } },
  { fill: { field: 'letter.calls', value: 'history.samePhone.count' } },
];

/** The named file, changed. */
function edit<T extends object>(
  files: Record<string, string>,
  name: string,
  change: (json: T) => void,
): void {
  const json = JSON.parse(files[name]!) as T;
  change(json);
  files[name] = JSON.stringify(json);
}

export function richFiles(): Record<string, string> {
  const files = {
    ...readFolder(OFFICE),
    'history.json': JSON.stringify(HISTORY),
    'slips/reply.json': JSON.stringify(SLIP),
  };
  edit<{ sections: { schema?: { properties: Json } }[] }>(files, 'forms/letter.json', ({ sections }) => {
    const count = { type: 'integer', title: 'Count' };
    const photos = { type: 'array', title: 'Photos', items: { type: 'string', format: 'attachment' } };
    Object.assign(sections[0]!.schema!.properties, {
      batch: text('Batch'),
      witness: text('Witness', { visibleTo: [{ role: 'head' }] }),
      friend: text('Friend', { visibleTo: [{ role: 'head' }], anonymous: 'letter.about = "a lamp"' }),
      again: count,
      calls: count,
      photos,
    });
    sections.push(GIVER as never);
  });
  edit<{ columns: Json[] }>(files, 'registers/book.json', ({ columns }) => columns.push(...COLUMNS));
  edit<Procedure>(files, 'procedures/complaint.json', ({ tracks }) =>
    tracks[0]!.stages[0]!.tasks[0]!.actions![0]!.effects!.push(...(EFFECTS as never[])),
  );
  edit(files, 'ruleset.json', (ruleset: Json) => Object.assign(ruleset, { id: RICH }));
  return files;
}

/** For an office that has its people. */
export const publishRich = (deps: Deps, organization: string) =>
  publish(deps.store, organization, richFiles(), deps.clock.now());

export async function settleRich(deps: Deps): Promise<void> {
  const rules = must(await publish(deps.store, RICH, richFiles(), deps.clock.now()));
  const people = rules.set.demo!.people;
  must(
    await deps.store.write(RICH, async (scope) => {
      for (const person of people) await savePerson(scope, person, `rich-${person.id}`);
      return { ok: true, value: null };
    }),
  );
}

export async function readerOf(deps: Deps, person: string): Promise<Reading> {
  const scope = deps.store.for(RICH);
  const rules = await deps.rules.current(RICH);
  const world = await loadWorld(deps, scope, rules, RICH);
  return { organization: RICH, person, language: 'en', scope, rules, world };
}
