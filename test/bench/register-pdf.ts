/** How long a register takes as PDF, fast room and pdfmake in turn: `npx tsx test/bench/register-pdf.ts [rows …] [--rounds n]`. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import type { PdfDocument } from '../../reports/layout/document.ts';
import { registerDocument } from '../../reports/layout/register.ts';

type Setter = 'fast' | 'pdfmake';
interface Taken {
  seconds: number;
  /** Of the processor: says more than the clock where others work on the same cores. */
  cpu: number;
  megabytes: number;
  bytes: number;
}

const COLUMNS = 10;
const options = {
  language: 'zh-Hans',
  printedAt: '2026-11-22T09:00:00+08:00',
  head: '0123456789abcdef',
} as const;
/** Above this pdfmake is not asked: a minute and a gigabyte. */
const MOST_FOR_PDFMAKE = 20_000;

/** Texts of 4 to 15 of the 3,500 characters after U+4E00, no two alike; the same on each run. */
function texts(): () => string {
  let seed = 1;
  const next = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  return () => String.fromCharCode(...Array.from({ length: 4 + next(12) }, () => 0x4e00 + next(3500)));
}

function register(count: number): RegisterPage {
  const text = texts();
  const column = (_: unknown, at: number) =>
    ({ id: `c${at}`, title: `第${at + 1}列`, type: 'text', width: 0.1, align: 'left' }) as const;
  const rows = Array.from({ length: count }, (_, at) => ({
    complaint: `C${at}`,
    cells: Array.from({ length: COLUMNS }, (_, n) => (n === 0 ? `C2026-${at + 1}` : text())),
  }));
  const said = {
    id: 'r',
    title: '投诉登记台账',
    organization: '某某公司',
    keeper: '质量管理部',
    period: '2026',
  };
  const paper = { size: 'A4', orientation: 'landscape' } as const;
  const columns = Array.from({ length: COLUMNS }, column);
  return {
    ...said,
    clause: [],
    paper,
    periods: [],
    closed: '',
    columns,
    count,
    totals: null,
    summaries: [],
    kept: '',
    groups: [{ title: '', rows, count, share: '' }],
  };
}

type Set = (document: PdfDocument) => Promise<number>;

async function setterOf(setter: Setter): Promise<Set> {
  if (setter === 'fast') {
    const { setFast } = await import('../../reports/fast/set.ts');
    return async (document) => setFast(document)?.length ?? 0;
  }
  const { print } = await import('../../reports/pdf/print.ts');
  return async (document) => {
    const printed = await print(document);
    return printed.ok ? printed.value.length : 0;
  };
}

/** In a process of its own: layout, reading of the fonts and setting; not the loading of modules. */
async function measure(setter: Setter, count: number): Promise<Taken> {
  const page = register(count);
  const set = await setterOf(setter);
  const [start, used] = [performance.now(), process.cpuUsage()];
  const bytes = await set(registerDocument(page, options));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(used);
  if (bytes === 0) throw new Error(`${setter} did not print`);
  return { seconds, cpu: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024, bytes };
}

function ask(setter: Setter, count: number): Taken {
  const program = ['--import', 'tsx', fileURLToPath(import.meta.url), String(count), '--only', setter];
  return JSON.parse(execFileSync(process.execPath, program, { encoding: 'utf8' })) as Taken;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

function compare(count: number, rounds: number): void {
  const found: Record<Setter, Taken[]> = { fast: [], pdfmake: [] };
  for (let round = 0; round < rounds; round++) {
    found.fast.push(ask('fast', count));
    if (count <= MOST_FOR_PDFMAKE) found.pdfmake.push(ask('pdfmake', count));
  }
  for (const key of ['seconds', 'cpu', 'megabytes', 'bytes'] as const) {
    const [fast, other] = [found.fast, found.pdfmake].map((taken) => taken.map((one) => one[key]));
    const ratio = other!.length > 0 ? median(other!.map((value, at) => value / fast![at]!)) : Number.NaN;
    console.log(
      `${count} rows, ${key}: fast ${fast!.map((v) => v.toFixed(2))}, pdfmake ${other!.map((v) => v.toFixed(2))}, ratio ${ratio.toFixed(1)}`,
    );
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, rounds: { type: 'string', default: '3' } },
});
const counts = positionals.length > 0 ? positionals.map(Number) : [100, 1000, 10_000, 100_000];
if (values.only) console.log(JSON.stringify(await measure(values.only as Setter, counts[0]!)));
else for (const count of counts) compare(count, Number(values.rounds));
