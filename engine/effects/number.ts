/** `number`: takes the next number of a series; the day is the one on which docket writes it down. */
import { toLocal } from '../calendar/zone.ts';
import { found, need, type Run, stateOf } from '../complaint/run.ts';
import { emit } from '../complaint/stages.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import { compileSeries, counterKey, next } from '../series/next.ts';
import type { Carry } from './effect.ts';

/** The next number of a series; each call takes one. */
export function takeNumber(run: Run, id: string) {
  const data = found(run.rules.series.get(id), 'series.unknown', { series: id });
  const series = need(compileSeries(data, run.world.params));
  const { day } = toLocal(run.world.now, run.rules.set.ruleset.zone);
  const key = counterKey(series, day);
  const { n, text } = need(
    next(series, day, run.counters[key] ?? run.world.counters[key] ?? 0, run.world.seriesKey),
  );
  run.counters[key] = n;
  emit(run, { type: 'number.given', series: id, text, key, n }, { clause: clausesOf(data.clause) });
  return { n, text };
}

/** A complaint that came back keeps the number it has. */
export const number: Carry<'number'> = (run, id) => {
  if (!stateOf(run).numbers[id]) takeNumber(run, id);
};
