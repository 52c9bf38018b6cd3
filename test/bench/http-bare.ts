/** The limit docket's HTTP is held against: bare Hono with one read, and with one group-committed write. Started as a process with the place of its file. */
import { serve } from '@hono/node-server';
import Sqlite from 'better-sqlite3';
import { Hono } from 'hono';

const database = new Sqlite(process.argv[2]!);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('create table if not exists letters (id integer primary key, body text not null)');

const read = database.prepare('select id, body from letters where id = ?');
const insert = database.prepare('insert into letters (body) values (?)');

interface Waiting {
  body: string;
  answer(id: number | bigint): void;
}

let waiting: Waiting[] = [];

/** All that came in this turn of the event loop share a commit. */
function commit(): void {
  const group = waiting;
  waiting = [];
  database.exec('begin immediate');
  const ids = group.map(({ body }) => insert.run(body).lastInsertRowid);
  database.exec('commit');
  for (const [at, { answer }] of group.entries()) answer(ids[at]!);
}

const written = (body: string): Promise<number | bigint> =>
  new Promise((answer) => {
    if (waiting.length === 0) setImmediate(commit);
    waiting.push({ body, answer });
  });

const app = new Hono()
  .get('/letters/:id', (c) => c.json(read.get(c.req.param('id')) as object))
  .post('/letters', async (c) =>
    c.json({ id: Number(await written(JSON.stringify(await c.req.json()))) }, 201),
  );

serve({ fetch: app.fetch, port: Number(process.argv[3]), hostname: '127.0.0.1' }, () =>
  process.send?.('ready'),
);
