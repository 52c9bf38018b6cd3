/** The act just done can be taken back from the notice that confirms it, while the page says that nothing followed. */
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { api } from '../api.ts';
import { ApiProblem } from '../ask.ts';
import { newKey } from '../intent.ts';
import { announce, type Offer } from '../parts/live.tsx';
import { queryClient, refreshAll } from '../queries.ts';
import type { Words } from '../words/words.ts';

/** As it was fetched last. */
const latest = (id: string): ComplaintPage | undefined =>
  queryClient
    .getQueriesData<ComplaintPage>({ queryKey: ['complaint', id] })
    .flatMap(([, page]) => page ?? [])
    .toSorted((a, b) => b.version - a.version)[0];

async function undo({ id, version }: ComplaintPage, words: Words): Promise<void> {
  try {
    await api.undo(id, version, newKey());
    announce(words.undo.done);
  } catch (refusal) {
    announce((refusal instanceof ApiProblem && refusal.detail) || words.problem.failed);
  }
  await refreshAll();
}

export function undoSoon(id: string, words: Words): Offer | undefined {
  const page = latest(id);
  if (!page?.undo || page.undo.problem) return undefined;
  return { label: words.undo.undo, take: () => void undo(page, words) };
}
