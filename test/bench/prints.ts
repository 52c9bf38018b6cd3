/** Area prints: a register and a slip beside plain pdfmake, a workbook beside exceljs. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../server/store/open.ts';
import { folder, must } from '../server/office.ts';
import { fillBook } from '../support/long-book.ts';
import { compare, type Figure, type Settings, spread } from './harness.ts';
import { makers } from './prints-makers.ts';

const AREA = 'prints';

interface Taken {
  seconds: number;
  /** Of the processor: says more than the clock where others work on the same cores. */
  processor: number;
  megabytes: number;
  bytes: number;
}

/** What a program of this folder says at its end, in a process of its own. */
function said(program: string, ...args: string[]): Taken {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const text = execFileSync(process.execPath, ['--import', 'tsx', path, ...args], { encoding: 'utf8' });
  return JSON.parse(text.trim().split('\n').at(-1)!) as Taken;
}

/** Undefined where the peer is missing. */
function taken(maker: keyof typeof makers, rows: number): Taken | undefined {
  const found = said('prints-one.ts', maker, String(rows));
  return found.bytes ? found : undefined;
}

const PARTS = ['seconds', 'processor', 'megabytes', 'bytes'] as const;

/** Fresh processes in turn; figures `<first> <part>` and `<first> / <other>, <part>`, by round. */
function besides(name: string, first: [keyof typeof makers, number], other: typeof first, rounds: number) {
  const pairs = Array.from({ length: rounds }, () => [taken(...first), taken(...other)] as const);
  const whole = pairs.filter((pair): pair is [Taken, Taken] => pair.every((one) => one !== undefined));
  const names = [first, other].map(([maker, rows]) => `${maker} ${rows.toLocaleString('en')}`);
  return PARTS.flatMap((part): Figure[] => {
    const figure = (what: string, of: (pair: [Taken, Taken]) => number): Figure[] =>
      whole.length === 0 ? [] : [{ area: AREA, name, what, ...spread(whole.map(of)) }];
    return [
      ...figure(`${names[0]}, ${part}`, ([one]) => one[part]),
      ...figure(`${names[1]}, ${part}`, ([, two]) => two[part]),
      ...figure(`${names.join(' / ')}, ${part}`, ([one, two]) => one[part] / two[part]),
    ];
  });
}

const warm = (maker: () => Promise<number>) => ({
  results: async () => (await maker()) > 0,
  run: maker,
  units: 1,
});

/** Times per second; the ratio of times is its inverse. */
async function slips(settings: Settings): Promise<Figure[]> {
  const both = { plain: warm(makers.plainSlip), docket: warm(makers.slip) };
  const name = 'a slip of one page, warm';
  const figures = await compare(AREA, name, both, { ...settings, sliceMs: 10 * settings.sliceMs });
  return figures.map((figure) =>
    figure.what === 'plain / docket' ? { ...figure, what: 'docket / plain, time' } : figure,
  );
}

/** The same registers out of a store, as a server makes them: peak memory of a process that does one errand. */
async function errands(rounds: number): Promise<Figure[]> {
  const place = folder();
  const [short, long] = [await filled(place.path, 100_000), await filled(place.path, 200_000)];
  const figures = (['xlsx', 'pdf'] as const).flatMap((format) => {
    const pairs = Array.from({ length: rounds }, () =>
      [short, long].map((file) => said('errand-one.ts', file, format).megabytes),
    ) as [number, number][];
    const figure = (what: string, of: (pair: [number, number]) => number): Figure => ({
      ...{ area: AREA, name: `register as ${format}, an errand`, what },
      ...spread(pairs.map(of)),
    });
    return [
      figure('100,000, megabytes', ([one]) => one),
      figure('200,000, megabytes', ([, two]) => two),
      figure('200,000 / 100,000, megabytes', ([one, two]) => two / one),
    ];
  });
  place.remove();
  return figures;
}

async function filled(folder: string, rows: number): Promise<string> {
  const file = join(folder, `${rows}.db`);
  const store = must(await openStore(file));
  await fillBook(store, rows);
  await store.close();
  return file;
}

export async function prints(settings: Settings): Promise<Figure[]> {
  const rounds = settings.rounds > 3 ? 3 : 1;
  return [
    ...(await slips(settings)),
    ...besides('register as PDF', ['fast', 10_000], ['plain', 10_000], rounds),
    ...besides('register as PDF', ['fast', 100_000], ['fast', 10_000], rounds),
    ...besides('register as workbook', ['workbook', 100_000], ['exceljs', 100_000], rounds),
    ...besides('register as workbook', ['workbook', 200_000], ['workbook', 100_000], rounds),
    ...(await errands(rounds)),
  ];
}
