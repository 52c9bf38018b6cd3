/** Area prints: a register and a slip beside plain pdfmake, a workbook beside exceljs. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
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

/** Undefined where the peer is missing. */
function taken(maker: keyof typeof makers, rows: number): Taken | undefined {
  const program = ['--import', 'tsx', fileURLToPath(new URL('prints-one.ts', import.meta.url))];
  const said = execFileSync(process.execPath, [...program, maker, String(rows)], { encoding: 'utf8' });
  const found = JSON.parse(said.trim().split('\n').at(-1)!) as Taken;
  return found.bytes ? found : undefined;
}

const PARTS = ['seconds', 'processor', 'megabytes', 'bytes'] as const;

/** Fresh processes in turn; figures `<first> <part>` and `<first> / <other>, <part>`, by round. */
function besides(name: string, first: [keyof typeof makers, number], other: typeof first, rounds: number) {
  const pairs = Array.from({ length: rounds }, () => [taken(...first), taken(...other)] as const);
  const whole = pairs.filter((pair): pair is [Taken, Taken] => pair.every((one) => one !== undefined));
  const said = [first, other].map(([maker, rows]) => `${maker} ${rows.toLocaleString('en')}`);
  return PARTS.flatMap((part): Figure[] => {
    const figure = (what: string, of: (pair: [Taken, Taken]) => number): Figure[] =>
      whole.length === 0 ? [] : [{ area: AREA, name, what, ...spread(whole.map(of)) }];
    return [
      ...figure(`${said[0]}, ${part}`, ([one]) => one[part]),
      ...figure(`${said[1]}, ${part}`, ([, two]) => two[part]),
      ...figure(`${said.join(' / ')}, ${part}`, ([one, two]) => one[part] / two[part]),
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

export async function prints(settings: Settings): Promise<Figure[]> {
  const rounds = settings.rounds > 3 ? 3 : 1;
  return [
    ...(await slips(settings)),
    ...besides('register as PDF', ['fast', 10_000], ['plain', 10_000], rounds),
    ...besides('register as PDF', ['fast', 100_000], ['fast', 10_000], rounds),
    ...besides('register as workbook', ['workbook', 100_000], ['exceljs', 100_000], rounds),
    ...besides('register as workbook', ['workbook', 200_000], ['workbook', 100_000], rounds),
  ];
}
