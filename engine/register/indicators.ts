/** Tables of figures below a register's rows: of all rows, and one for each value of a column. */
import type { Reader } from '../form/localize.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Register, RegisterIndicator } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import { type Figure, figureOf, type Params, type Target, targetOf } from './figures.ts';
import type { RegisterRow, RegisterSummary } from './shapes.ts';
import { byValue, left, right, wantedOf } from './summary.ts';

const clauses = (all: RegisterIndicator[]): string[] => [
  ...new Set(all.flatMap(({ clause }) => clausesOf(clause))),
];

const unitOf = ({ unit }: RegisterIndicator, { language }: Reader): string =>
  unit ? ` ${localize(unit, language)}` : '';

/** Two decimals at most. */
function sayValue({ value }: Figure, indicator: RegisterIndicator, reader: Reader): string {
  if (value === undefined) return wordsOf(reader.language).summary.none;
  return String(Math.round(value * 100) / 100) + unitOf(indicator, reader);
}

function sayTarget(target: Target | undefined, indicator: RegisterIndicator, reader: Reader): string {
  if (!target) return '';
  return fillIn(wordsOf(reader.language).summary[target.word], {
    n: `${target.n}${unitOf(indicator, reader)}`,
  });
}

const sayResult = (result: Figure['result'], { language }: Reader): string =>
  result ? wordsOf(language).summary[result] : '';

/** The worst of several. */
const worst = (figures: Figure[]): Figure['result'] =>
  (['veto', 'unmet', 'met'] as const).find((result) => figures.some((one) => one.result === result));

/** A line for each figure over all rows. */
function ofAll(
  register: Register,
  all: RegisterIndicator[],
  rows: RegisterRow[],
  reader: Reader,
  params: Params,
): RegisterSummary {
  const words = wordsOf(reader.language).summary;
  const columns = [left(words.indicator), right(words.value), right(words.target), right(words.result)];
  const shown = all.some(({ target }) => target) ? columns.length : 2;
  const line = (indicator: RegisterIndicator): string[] => {
    const figure = figureOf(reader.rules, register, indicator, rows, params);
    return [
      localize(indicator.title, reader.language),
      sayValue(figure, indicator, reader),
      sayTarget(figure.target, indicator, reader),
      sayResult(figure.result, reader),
    ];
  };
  return {
    id: 'indicators',
    title: words.indicators,
    clause: clauses(all),
    columns: columns.slice(0, shown),
    rows: all.map((one) => line(one).slice(0, shown)),
  };
}

/** A line for each value of the column: its figures, and what they come to together. */
function ofEach(
  register: Register,
  by: string,
  all: RegisterIndicator[],
  rows: RegisterRow[],
  reader: Reader,
  params: Params,
): RegisterSummary {
  const words = wordsOf(reader.language).summary;
  const column = register.columns.find(({ id }) => id === by)!;
  const groups = byValue(rows, column, reader);
  const judged = all.some(({ target }) => target);
  const title = localize(column.title, reader.language);
  const head = (indicator: RegisterIndicator): string => {
    const target = sayTarget(targetOf(indicator, params), indicator, reader);
    return [localize(indicator.title, reader.language), target].filter(Boolean).join(' · ');
  };
  const line = ([said, group]: (typeof groups)[number]): string[] => {
    const figures = all.map((one) => figureOf(reader.rules, register, one, group, params));
    return [
      said || words.none,
      String(group.length),
      ...figures.map((figure, at) => sayValue(figure, all[at]!, reader)),
      ...(judged ? [sayResult(worst(figures), reader)] : []),
    ];
  };
  return {
    id: `indicators:${by}`,
    title: `${words.indicators} · ${title}`,
    clause: clauses(all),
    columns: [
      left(title),
      right(words.count),
      ...all.map((one) => right(head(one))),
      ...(judged ? [right(words.result)] : []),
    ],
    by,
    wanted: groups.map((group) => wantedOf(group, column)),
    rows: groups.map(line),
  };
}

export function indicators(
  register: Register,
  rows: RegisterRow[],
  reader: Reader,
  params: Params,
): RegisterSummary[] {
  const { indicators: all = [] } = register;
  return [...new Set(all.map(({ by }) => by))].map((by) => {
    const some = all.filter((one) => one.by === by);
    return by === undefined
      ? ofAll(register, some, rows, reader, params)
      : ofEach(register, by, some, rows, reader, params);
  });
}
