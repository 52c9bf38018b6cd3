/** A slip of two rule sets, what stands on it side by side. */
import type { RuleSetPage } from './api.ts';
import { Grid } from './tables.tsx';
import { useAdoptWords } from './words.ts';

type SlipOf = RuleSetPage['summary']['slips'][number];

export function SlipPair({ ours, theirs }: { ours?: SlipOf; theirs?: SlipOf }) {
  const words = useAdoptWords();
  const ids = [...new Set([...(ours?.fields ?? []), ...(theirs?.fields ?? [])].map(({ id }) => id))];
  const titleIn = (slip: SlipOf | undefined, id: string) => slip?.fields.find((one) => one.id === id)?.title;
  const rows = [
    [words.views.books, ours?.title ?? words.absent, theirs?.title ?? words.absent],
    [words.to, ours?.to ?? '', theirs?.to ?? ''],
    [words.copies, ours?.copies.join(words.comma) ?? '', theirs?.copies.join(words.comma) ?? ''],
    ...ids.map((id) => ['', titleIn(ours, id) ?? words.absent, titleIn(theirs, id) ?? words.absent]),
  ];
  return <Grid head={['', words.before, words.after]} rows={rows} />;
}
