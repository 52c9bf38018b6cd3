/** How complaints stand: who has them in hand, and when their limits end. */

import type { HolderNow } from '../../engine/complaint/events.ts';
import type { Directory } from '../../engine/complaint/world.ts';
import { belongs, personOf } from '../../engine/permission/can.ts';
import type { Complaints } from './find.ts';
import { fromText } from './json.ts';
import type { Scope } from './scope.ts';

/** Whose turn it is: the reader holds a task, could take one, or others have it who the reader had to do with. */
export type Held = 'mine' | 'open' | 'others';

/** What the tables of tasks and clocks are asked. */
export interface Standing {
  held?: Held;
  /** Holders, as the tasks say them, that the reader is among (`holdersOf`). */
  holders: string[];
  /** A limit was missed. */
  overdue?: boolean;
  /** A limit ends in this time: after the first instant and at the second at the latest. */
  due?: { after: string; until: string };
  opened?: { from?: string; before?: string };
}

/** Holders of open tasks that nobody has taken, as texts: those that the person is among. */
export async function holdersOf(scope: Scope, directory: Directory, person: string): Promise<string[]> {
  const untaken = scope.selectFrom('tasks').where('person', 'is', null);
  const holders = await untaken.select('holder as text').distinct().execute();
  const substitutes = await untaken.select('substitute as text').distinct().execute();
  const texts = new Set([...holders, ...substitutes].flatMap(({ text }) => text ?? []));
  const reader = personOf(directory, person);
  return [...texts].filter((text) => belongs(reader, fromText<HolderNow>(text)));
}

/** Tasks that the person holds; null is anybody's. */
const heldBy = (query: Complaints, how: 'in' | 'not in', person: string): Complaints =>
  query.where('complaints.id', how, (eb) =>
    eb.selectFrom('tasks').select('tasks.complaint').where('tasks.person', '=', person),
  );

const takeable = (query: Complaints, how: 'in' | 'not in', holders: string[]): Complaints =>
  query.where('complaints.id', how, (eb) =>
    eb
      .selectFrom('tasks')
      .select('tasks.complaint')
      .where('tasks.person', 'is', null)
      .where((task) =>
        task.or([
          task('tasks.holder', 'in', holders.length > 0 ? holders : ['']),
          task('tasks.substitute', 'in', holders.length > 0 ? holders : ['']),
        ]),
      ),
  );

/** Open, the reader has to do with it in person, and nothing in it is theirs to do. */
const others = (query: Complaints, { holders }: Standing, person: string): Complaints =>
  takeable(heldBy(query, 'not in', person), 'not in', holders)
    .where('complaints.status', '=', 'open')
    .where('complaints.id', 'in', (eb) =>
      eb.selectFrom('readers').select('readers.complaint').where('readers.key', '=', `p:${person}`),
    );

function held(query: Complaints, standing: Standing, person: string): Complaints {
  if (standing.held === 'mine') return heldBy(query, 'in', person);
  if (standing.held === 'open') return takeable(query, 'in', standing.holders);
  return standing.held === 'others' ? others(query, standing, person) : query;
}

const overdue = (query: Complaints): Complaints =>
  query
    .where('complaints.status', '=', 'open')
    .where('complaints.id', 'in', (eb) =>
      eb.selectFrom('clocks').select('clocks.complaint').where('clocks.state', '=', 'missed'),
    );

const dueIn = (query: Complaints, { after, until }: NonNullable<Standing['due']>): Complaints =>
  query.where('complaints.id', 'in', (eb) =>
    eb
      .selectFrom('clocks')
      .select('clocks.complaint')
      .where('clocks.state', '=', 'running')
      .where('clocks.due', '>', after)
      .where('clocks.due', '<=', until),
  );

export function standingSo(query: Complaints, standing: Standing, person: string): Complaints {
  let so = held(query, standing, person);
  if (standing.overdue) so = overdue(so);
  if (standing.due) so = dueIn(so, standing.due);
  const { from, before } = standing.opened ?? {};
  if (from) so = so.where('complaints.opened_at', '>=', from);
  if (before) so = so.where('complaints.opened_at', '<', before);
  return so;
}
