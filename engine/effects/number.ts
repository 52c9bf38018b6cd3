/** `number`: takes the next number of a series; the day is the one on which docket writes it down. */
import { toLocal } from '../calendar/zone.ts';
import { found, need, stateOf } from '../complaint/run.ts';
import { emit } from '../complaint/stages.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import { counterKey, next } from '../series/next.ts';
import type { Carry } from './effect.ts';

/** A complaint that came back keeps the number it has. */
export const number: Carry<'number'> = (run, id, { clause }) => {
  if (stateOf(run).numbers[id]) return;
  const series = found(run.rules.series.get(id), 'series.unknown', { series: id });
  const { day } = toLocal(run.world.now, run.rules.set.ruleset.zone);
  const key = counterKey(series, day);
  const last = run.counters[key] ?? run.world.counters[key] ?? 0;
  const { n, text } = need(next(series, day, last));
  run.counters[key] = n;
  const own = run.rules.set.series.series.find((candidate) => candidate.id === id)?.clause;
  emit(run, { type: 'number.given', series: id, text, key, n }, { clause: [...clausesOf(own), ...clause] });
};
