/** What is issued, kept and done again and again: slips, registers, numbers, duties. */
import type { RuleSetPage } from './api.ts';
import { Grid } from './tables.tsx';
import { useAdoptWords } from './words.ts';

export function Books({ of }: { of: RuleSetPage['summary'] }) {
  const words = useAdoptWords();
  const { slips, registers, series, duties } = of;
  return (
    <>
      {slips.length > 0 && (
        <Grid
          head={[words.slips, words.to, words.columns, words.copies]}
          rows={slips.map((one) => [
            one.title,
            one.to,
            one.fields.map(({ title }) => title).join(words.comma),
            one.copies.join(words.comma),
          ])}
        />
      )}
      {registers.length > 0 && (
        <Grid
          head={[words.registers, words.columns]}
          rows={registers.map((one) => [one.title, one.columns.join(words.comma)])}
        />
      )}
      {series.length > 0 && (
        <Grid
          head={[words.series, '']}
          rows={series.map((one) => [one.title, <code key={one.id}>{one.pattern}</code>])}
        />
      )}
      {duties.length > 0 && (
        <Grid head={[words.duties, words.heldBy]} rows={duties.map((one) => [one.title, one.by])} />
      )}
    </>
  );
}
