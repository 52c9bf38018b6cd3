/** What could be wrong in duties that are written down, and in how long things are kept: another length, another day, another rule. */
import { isWritten } from '../../duty/procedure.ts';
import { isParam, settled } from '../../ruleset/open.ts';
import { nothing } from '../../ruleset/places.ts';
import type { Length, OpenLength, RuleSet } from '../../ruleset/types.ts';
import { otherEvent, otherLength } from './alter.ts';
import { type Draw, other } from './mutation.ts';

const otherThan = (set: RuleSet, open: OpenLength): Length =>
  otherLength((settled(open, set.cast?.params ?? {}) ?? {}) as Length);

/** Hardly ever: a scenario in which the duty falls notices it. */
const leapDay = 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29';

export const duties: Draw = (set) =>
  set.duties.duties.flatMap((duty, index) => {
    if (!isWritten(duty)) return [];
    const [file, path] = ['duties.json', `/duties/${index}`];
    const within = { file, path: `${path}/within`, kind: 'length', value: otherThan(set, duty.within) };
    const rule = isParam(duty.rule) ? [] : [{ file, path: `${path}/rule`, kind: 'rule', value: leapDay }];
    const into = (['into', 'copy'] as const)
      .filter((key) => duty.reviews?.[key])
      .map((key) => ({ file, path: `${path}/reviews/${key}`, kind: 'removed', value: nothing }));
    if (isParam(duty.firstDay)) return [within, ...rule, ...into];
    const firstDay = other(['counted', 'notCounted'] as const, duty.firstDay);
    return [within, ...rule, ...into, { file, path: `${path}/firstDay`, kind: 'firstDay', value: firstDay }];
  });

/** Of registers no scenario tells: their pages are nobody's step. */
export const retentions: Draw = (set) =>
  (set.ruleset.retention ?? []).flatMap(({ of, keep, from }, index) => {
    if (of === 'register') return [];
    const [file, path] = ['ruleset.json', `/retention/${index}`];
    return [
      { file, path: `${path}/keep`, kind: 'length', value: otherThan(set, keep) },
      { file, path: `${path}/from`, kind: 'from', value: otherEvent(from) },
    ];
  });
