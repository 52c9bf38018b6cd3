/** `issue`: issues a slip: its number taken, its values frozen, its addressee named. */
import type { Data } from '../complaint/events.ts';
import { localDay } from '../complaint/facts.ts';
import { resolveHolder } from '../complaint/holders.ts';
import { found, type Run, stateOf } from '../complaint/run.ts';
import { emit } from '../complaint/stages.ts';
import { evaluate } from '../complaint/values.ts';
import { slipPaper } from '../print/slip.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import { hashOf } from '../ruleset/fingerprint.ts';
import type { Slip } from '../ruleset/types.ts';
import type { Carry } from './effect.ts';
import { takeNumber } from './number.ts';

const valuesOf = (run: Run, slip: Slip): Data =>
  Object.fromEntries(slip.fields.map(({ id, value }) => [id, evaluate(run, value)]));

export const issue: Carry<'issue'> = (run, id, { clause }) => {
  const slip = found(run.rules.slips.get(id), 'slip.unknown', { slip: id });
  const number = slip.number ? { number: takeNumber(run, slip.number).text } : {};
  const { value: to, because } = resolveHolder(run, slip.to);
  const issued = {
    slip: id,
    issue: `${id}.${stateOf(run).slips.length + 1}`,
    to,
    ...number,
    values: valuesOf(run, slip),
  };
  const issuedOn = localDay(run.rules, run.occurredAt)!;
  const paper = slipPaper(run, slip, { ...issued, issuedOn });
  const frozen = { paper, hash: hashOf(paper), template: run.rules.hash };
  const why = [...clausesOf(slip.clause), ...clause, ...(because.clause ?? [])];
  emit(run, { type: 'slip.issued', ...issued, ...frozen }, { clause: [...new Set(why)], rows: because.rows });
};
