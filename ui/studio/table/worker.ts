/** Checks a decision table away from the page: faults and the tried case at once, gaps and overlaps when nothing newer waits. */
import type { Problem } from '../../../engine/problem.ts';
import { type Analysis, analyse } from '../../../engine/table/analyse.ts';
import { compileTable } from '../../../engine/table/compile.ts';
import { mustMatch } from '../../../engine/table/decide.ts';
import { type Tried, tryCase } from '../../../engine/table/try.ts';
import type { CompiledTable } from '../../../engine/table/types.ts';
import { type Asked, type Since, wholeOf } from './asked.ts';

export interface Answer {
  n: number;
  problems: Problem[];
  tried?: Tried;
  analysis?: Analysis;
  mustMatch?: boolean;
}

let latest: Asked | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Before each step whatever came meanwhile is taken in. */
const soon = (work: () => void) => {
  clearTimeout(timer);
  timer = setTimeout(work, 0);
};

function look() {
  const { n, table, inputs } = latest!;
  const made = compileTable(table);
  if (!made.ok) return postMessage({ n, problems: made.problems } satisfies Answer);
  const answer: Answer = {
    n,
    problems: [],
    tried: Object.keys(inputs).length > 0 ? tryCase(made.value, inputs) : undefined,
    mustMatch: mustMatch(made.value),
  };
  postMessage(answer);
  soon(() => lookCloser(made.value, answer));
}

const lookCloser = (table: CompiledTable, answer: Answer) =>
  postMessage({ ...answer, analysis: analyse(table) } satisfies Answer);

addEventListener('message', ({ data }: MessageEvent<Asked | Since>) => {
  const whole = wholeOf(latest, data);
  if (!whole) return listening();
  latest = whole;
  soon(look);
});

/** What was sent while parts were still being fetched may be lost: it is asked for again. */
const listening = () => postMessage({ n: 0, problems: [] } satisfies Answer);
listening();
