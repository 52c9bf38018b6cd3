/** Docket's whole way over HTTP (session, permission, rules, log) beside bare Hono on the same database: 32 clients, each server a process of its own. */
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { folder, letter } from '../server/office.ts';
import { freePort } from '../support/free-port.ts';
import { type HttpOffice, httpOffice } from '../torture/support/http-office.ts';
import { ready } from '../torture/support/processes.ts';
import { compare, counted, type Figure, type Settings, spread, type Work } from './harness.ts';

const CLIENTS = 32;
const EACH = 8;

interface Ask {
  url: string;
  headers?: Record<string, string>;
  body?: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 2 * CLIENTS });

/** Answers the body; throws where it was refused. */
const asked = ({ url, headers, body }: Ask): Promise<string> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers, method: body ? 'POST' : 'GET' }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => (text += part));
      answer.on('end', () => (answer.statusCode! < 300 ? resolve(text) : reject(new Error(text))));
    });
    sent.on('error', reject).end(body);
  });

/** All clients at once, each one request after another; what each took is kept in `times`. */
function load(next: () => Ask, times: number[]): Work {
  const client = async () => {
    for (let turn = 0; turn < EACH; turn += 1) {
      const begun = performance.now();
      await asked(next());
      times.push(performance.now() - begun);
    }
  };
  const run = () => Promise.all(Array.from({ length: CLIENTS }, client));
  return { run, units: CLIENTS * EACH, results: () => null };
}

interface Server {
  read(): Ask;
  write(): Ask;
  stop(): Promise<void>;
}

const LETTER = JSON.stringify(letter('The street lamp at number 12 is out again, third letter.'));
const typed = { 'content-type': 'application/json' };

function docket({ url, cookie, complaint }: HttpOffice & { complaint: string }): Omit<Server, 'stop'> {
  let sent = 0;
  return {
    read: () => ({ url: `${url}/api/complaints/${complaint}`, headers: { cookie } }),
    write: () => ({
      url: `${url}/api/submissions/letter`,
      headers: { ...typed, cookie, origin: url, 'idempotency-key': `bench-${sent++}` },
      body: LETTER,
    }),
  };
}

async function bare(): Promise<Server> {
  const place = folder();
  const port = await freePort();
  const file = fileURLToPath(new URL('http-bare.ts', import.meta.url));
  const server = await ready(`file://${file}`, [place.file, String(port)]);
  const url = `http://127.0.0.1:${port}/letters`;
  const write = () => ({ url, headers: typed, body: LETTER });
  await asked(write());
  return {
    read: () => ({ url: `${url}/1` }),
    write,
    async stop() {
      await server.kill();
      place.remove();
    },
  };
}

async function measured(
  name: string,
  asks: { docket: () => Ask; bare: () => Ask },
  settings: Settings,
): Promise<Figure[]> {
  const times = { docket: [] as number[], bare: [] as number[] };
  const works = { docket: load(asks.docket, times.docket), 'bare Hono': load(asks.bare, times.bare) };
  const figures = await compare('http', name, works, settings);
  const p99 = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length * 0.99)] ?? Number.NaN;
  const [ours, theirs] = [p99(times.docket), p99(times.bare)];
  return [
    ...figures,
    counted('http', name, 'docket p99 ms', ours),
    counted('http', name, 'p99 docket / bare Hono', ours / theirs),
    { area: 'http', name, what: 'docket ms', ...spread(times.docket) },
  ];
}

export async function http(settings: Settings): Promise<Figure[]> {
  const [office, peer] = [await httpOffice(), await bare()];
  try {
    const { body } = await office.send('bench-first', 'The first letter.');
    const { read, write } = docket({ ...office, complaint: JSON.parse(body).complaints[0].id });
    return [
      ...(await measured('read a complaint', { docket: read, bare: peer.read }, settings)),
      ...(await measured('hand in a letter', { docket: write, bare: peer.write }, settings)),
    ];
  } finally {
    agent.destroy();
    await peer.stop();
    await office.stop();
  }
}
