/** What a monitor asks (Prometheus text format 0.0.4): counts and times of requests, logs and clocks; nothing personal. */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Deps } from './deps.ts';

export interface Metrics {
  /** A request that was answered, by the pattern of its route. */
  count(method: string, route: string, status: number, seconds: number): void;
  text(): Promise<string>;
}

/** Upper ends in seconds. */
const BUCKETS = [0.005, 0.02, 0.1, 0.5, 2, 10];

interface Times {
  buckets: number[];
  count: number;
  sum: number;
}

/** Label values: backslash, quote and line feed are escaped. */
const quoted = (value: string): string =>
  `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

export const sample = (name: string, labels: Record<string, string>, value: number): string => {
  const said = Object.entries(labels).map(([key, label]) => `${key}=${quoted(label)}`);
  return `${name}${said.length > 0 ? `{${said.join(',')}}` : ''} ${value}`;
};

const family = (name: string, type: string, help: string, lines: string[]): string[] =>
  lines.length > 0 ? [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines] : [];

const timesLines = (times: Map<string, Times>): string[] =>
  [...times].flatMap(([key, { buckets, count, sum }]) => {
    const [method = '', route = ''] = key.split(' ');
    const labels = { method, route };
    const name = 'docket_http_request_duration_seconds';
    return [
      ...BUCKETS.map((end, index) =>
        sample(`${name}_bucket`, { ...labels, le: String(end) }, buckets[index]!),
      ),
      sample(`${name}_bucket`, { ...labels, le: '+Inf' }, count),
      sample(`${name}_sum`, labels, sum),
      sample(`${name}_count`, labels, count),
    ];
  });

/** Of each organization: how long its log is, how many clocks are due and not yet looked at. */
async function storeLines({ store, clock }: Deps): Promise<string[]> {
  const heads = await store.db.selectFrom('heads').select(['organization', 'position']).execute();
  const due = await store.db
    .selectFrom('complaints')
    .select(['organization', (eb) => eb.fn.countAll<number>().as('n')])
    .where('wake', '<=', clock.now())
    .groupBy('organization')
    .execute();
  const jobs = await store.db.selectFrom('jobs').select(['job', 'good_at']).execute();
  const good = jobs.flatMap(({ job, good_at: at }) =>
    at ? [sample('docket_job_last_success_seconds', { job }, Date.parse(at) / 1000)] : [],
  );
  return [
    ...family(
      'docket_events',
      'gauge',
      'Events in the log of an organization.',
      heads.map(({ organization, position }) => sample('docket_events', { organization }, position)),
    ),
    ...family(
      'docket_due',
      'gauge',
      'Complaints whose clocks wait to be looked at.',
      due.map(({ organization, n }) => sample('docket_due', { organization }, Number(n))),
    ),
    ...family('docket_job_last_success_seconds', 'gauge', 'When a job was last done well.', good),
  ];
}

function processLines(delay: ReturnType<typeof monitorEventLoopDelay>): string[] {
  const { rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const late = Number.isFinite(delay.percentile(99)) ? delay.percentile(99) / 1e9 : 0;
  const one = (name: string, type: string, help: string, value: number) =>
    family(name, type, help, [sample(name, {}, value)]);
  return [
    ...one('process_resident_memory_bytes', 'gauge', 'Memory held.', rss),
    ...one('process_cpu_seconds_total', 'counter', 'Processor time used.', (user + system) / 1e6),
    ...one('nodejs_eventloop_lag_p99_seconds', 'gauge', 'Delay of the event loop, 99th percentile.', late),
  ];
}

export function makeMetrics(deps: Deps): Metrics {
  const requests = new Map<string, number>();
  const times = new Map<string, Times>();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const count: Metrics['count'] = (method, route, status, seconds) => {
    const asked = `${method} ${route} ${status}`;
    requests.set(asked, (requests.get(asked) ?? 0) + 1);
    const key = `${method} ${route}`;
    const known = times.get(key) ?? { buckets: BUCKETS.map(() => 0), count: 0, sum: 0 };
    known.count += 1;
    known.sum += seconds;
    for (const [index, end] of BUCKETS.entries()) if (seconds <= end) known.buckets[index]! += 1;
    times.set(key, known);
  };
  const text = async (): Promise<string> => {
    const counted = [...requests].map(([key, n]) => {
      const [method = '', route = '', status = ''] = key.split(' ');
      return sample('docket_http_requests_total', { method, route, status }, n);
    });
    const name = 'docket_http_request_duration_seconds';
    const lines = [
      ...family('docket_http_requests_total', 'counter', 'Requests answered.', counted),
      ...family(name, 'histogram', 'Time to answer.', timesLines(times)),
      ...(await storeLines(deps)),
      ...processLines(delay),
    ];
    return `${lines.join('\n')}\n`;
  };
  return { count, text };
}
