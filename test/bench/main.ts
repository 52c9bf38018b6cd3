/** `npm run bench [area…] [--quick]`: measures, holds the figures against the goals, writes one JSON per area. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formUi } from './form-ui.ts';
import { type Figure, FULL, QUICK, type Settings } from './harness.ts';
import { http } from './http.ts';
import { machine } from './machine.ts';
import { installPeers } from './peers.ts';
import { prints } from './prints.ts';
import { rules } from './rules.ts';
import { store } from './store.ts';
import { workdays } from './workdays.ts';

interface Goal {
  goal: string;
  area: string;
  name: string;
  what: string;
  least?: number;
  most?: number;
}

const areas: Record<string, (settings: Settings) => Promise<Figure[]>> = {
  'form-ui': formUi,
  http,
  prints,
  rules,
  store,
  workdays,
};

const goals = JSON.parse(readFileSync(new URL('goals.json', import.meta.url), 'utf8')) as Goal[];
const folder = fileURLToPath(new URL('../../.docket/bench/', import.meta.url));

const number = (n: number): string =>
  n.toLocaleString('en', n >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });

const cells = ({ name, what, median, low, high }: Figure): string[] => [
  name,
  what,
  number(median),
  `${number(low)} to ${number(high)}`,
];

/** A table that can be pasted into README.md. */
const markdown = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const isMet = ({ least, most }: Goal, { median }: Figure): boolean =>
  (least === undefined || median >= least) && (most === undefined || median <= most);

const wanted = ({ least, most }: Goal): string =>
  least === undefined ? `at most ${number(most ?? 0)}` : `at least ${number(least)}`;

function judged(figures: Figure[]): string[][] {
  return goals.flatMap((goal) => {
    const found = figures.find(
      ({ area, name, what }) => area === goal.area && name === goal.name && what === goal.what,
    );
    return found
      ? [[goal.goal, ...cells(found), wanted(goal), isMet(goal, found) ? 'met' : '**not met**']]
      : [];
  });
}

async function measure(area: string, settings: Settings): Promise<Figure[]> {
  const figures = await areas[area]!(settings);
  mkdirSync(folder, { recursive: true });
  const report = { area, settings, machine: machine(), figures, goals: judged(figures) };
  writeFileSync(`${folder}${area}.json`, `${JSON.stringify(report, null, 2)}\n`);
  return figures;
}

const argv = process.argv.slice(2);
const asked = argv.filter((word) => !word.startsWith('--'));
const unknown = asked.filter((area) => !Object.hasOwn(areas, area));
if (unknown.length > 0) {
  process.stderr.write(`no area ${unknown.join(', ')}; there are ${Object.keys(areas).join(', ')}\n`);
  process.exit(2);
}
installPeers();
const figures: Figure[] = [];
for (const area of asked.length > 0 ? asked : Object.keys(areas))
  figures.push(...(await measure(area, argv.includes('--quick') ? QUICK : FULL)));
const printed = [
  markdown(['case', 'what', 'median', '10 % to 90 %'], figures.map(cells)),
  markdown(['goal', 'case', 'what', 'median', '10 % to 90 %', 'wanted', 'met'], judged(figures)),
  `JSON per area in ${folder}`,
];
process.stdout.write(`${printed.join('\n\n')}\n`);
