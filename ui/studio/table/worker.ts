/** Checks a decision table away from the page: faults and the tried case at once, gaps and overlaps when nothing newer waits. */
import type { Problem } from '../../../engine/problem.ts';
import { type Analysis, analyse } from '../../../engine/table/analyse.ts';
import { compileTable } from '../../../engine/table/compile.ts';
import { mustMatch } from '../../../engine/table/decide.ts';
import { type Tried, tryCase } from '../../../engine/table/try.ts';
import type { CompiledTable, Table } from '../../../engine/table/types.ts';

export interface Asked {
  n: number;
  table: Table;
  /** The case to try; none while it is empty. */
  inputs: Record<string, unknown>;
}

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

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  latest = data;
  soon(look);
});

/** What was sent while parts were still being fetched may be lost: from now on nothing is. */
postMessage({ n: 0, problems: [] } satisfies Answer);
