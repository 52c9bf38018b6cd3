/** A seeded store of many complaints: a few are really carried through, the others are written as they are, with other texts, people, days and numbers. */
import { randomUUID } from 'node:crypto';
import type { Event } from '../../engine/complaint/events.ts';
import { ok } from '../../engine/problem.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Deps } from '../../server/deps.ts';
import { perform, performSubmit } from '../../server/perform.ts';
import { record } from '../../server/record.ts';
import { eventsOf } from '../../server/store/events.ts';
import { loadWorld } from '../../server/world.ts';
import { must } from '../server/office.ts';
import { RICH } from '../server/rich-office.ts';
import { type Random, seeded } from './random.ts';

const THINGS = ['路灯', '水泵', '电表', '发票', '轴承', '座椅', '线路板', '检测报告', '输液器', '配送单'];
const FAULTS = [
  '不亮了',
  '漏水',
  '读数不准',
  '金额不符',
  '异响',
  '破损',
  '短路',
  '迟迟未到',
  '堵塞',
  '送错地址',
];
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰'];

/** The stages of life that complaints stand at: just handed in, taken, done with. */
async function templates(deps: Deps): Promise<Event[][]> {
  const all: Event[][] = [];
  for (const upTo of [1, 2, 3]) {
    const command = { type: 'submit', submission: 'letter', id: deps.ids.next(), actor: 'ann' } as const;
    const data = {
      letter: { about: 'x', amount: 1, batch: 'B' },
      giver: { name: 'x', phone: '13800138000' },
    };
    const { outcome } = must(await performSubmit(deps, RICH, { ...command, data }));
    const complaint = outcome!.opened[0]!.id;
    const { tasks } = outcome!.opened[0]!;
    const order = { organization: RICH, complaint };
    const task = tasks[0]!.id;
    if (upTo > 1) must(await perform(deps, { ...order, command: { type: 'take', task, actor: 'ann' } }));
    if (upTo > 2)
      must(await perform(deps, { ...order, command: { type: 'act', task, action: 'submit', actor: 'ann' } }));
    all.push(await eventsOf(deps.store.for(RICH), complaint));
  }
  return all;
}

const DAY = 86_400_000;

interface Life {
  id: string;
  n: number;
  /** How much later than its model all of it happened. */
  later: number;
  letter: Record<string, unknown>;
  giver: Record<string, unknown>;
}

const aLife = (random: Random, n: number): Life => ({
  id: randomUUID(),
  n,
  later: random.below(900) * DAY + random.below(DAY),
  letter: {
    about: `${random.pick(THINGS)}${random.pick(FAULTS)}，第${n}次来信`,
    amount: random.below(1_000_000) / 100,
    batch: `B${random.below(2000)}`,
    witness: random.pick(SURNAMES) + random.pick(GIVEN),
    friend: random.pick(SURNAMES) + random.pick(GIVEN),
  },
  giver: {
    name: random.pick(SURNAMES) + random.pick(GIVEN) + random.pick(GIVEN),
    phone: `139${String(random.below(100_000_000)).padStart(8, '0')}`,
  },
});

const moved = (instant: string, later: number): string =>
  new Date(Date.parse(instant) + later).toISOString().replace('.000', '');

/** The same event in another life. */
function lived(event: Event, life: Life): Event {
  const { id, n, later, letter, giver } = life;
  const at = {
    complaint: id,
    occurredAt: moved(event.occurredAt, later),
    recordedAt: moved(event.recordedAt, later),
  };
  if (event.type === 'section.signed')
    return { ...event, ...at, data: { ...event.data, ...(event.section === 'letter' ? letter : giver) } };
  if (event.type === 'number.given')
    return { ...event, ...at, text: `2024-${String(n).padStart(6, '0')}` } as Event;
  return { ...event, ...at };
}

/** As many as a transaction holds. */
const BATCH = 250;

async function writeBatch(deps: Deps, rules: Rules, models: Event[][], lives: Life[]): Promise<void> {
  must(
    await deps.store.write(RICH, async (scope) => {
      const world = await loadWorld(deps, scope, rules, RICH);
      for (const life of lives) {
        // Most are long done with.
        const model = models[life.n % 20 < 18 ? 2 : life.n % 2]!;
        const events = model.map((event) => lived(event, life));
        await record({ scope, rules, world, ticked: true }, null, life.id, events);
      }
      return ok(null);
    }),
  );
}

/** Up to so many, for an office that has its people and rules (test/server/rich-office.ts). */
export async function fillStore(deps: Deps, count: number, said: (done: number) => void): Promise<void> {
  const { fn } = deps.store.db;
  const counted = deps.store.for(RICH).selectFrom('complaints').select(fn.countAll().as('n'));
  const there = Number((await counted.executeTakeFirstOrThrow()).n);
  const rules = await deps.rules.current(RICH);
  const models = await templates(deps);
  const random = seeded(7 + there);
  for (let n = there; n < count; n += BATCH) {
    const size = Math.min(BATCH, count - n);
    await writeBatch(
      deps,
      rules,
      models,
      Array.from({ length: size }, (_, at) => aLife(random, n + at + 1)),
    );
    if ((n / BATCH) % 40 === 0) said(n);
  }
}
