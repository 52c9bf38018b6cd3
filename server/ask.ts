/** Pure work that asks for what only the database knows: it does not wait, so it is done again with the answer. */

/** Leaves work that asked for the first time. */
class Unanswered extends Error {
  readonly answer: () => Promise<void>;

  constructor(asked: string, answer: () => Promise<void>) {
    super(`asked ${asked}`);
    this.answer = answer;
  }
}

/** The answer, known by the text of what is asked. */
export type Ask = <T>(asked: string, look: () => Promise<T>) => T;

export async function asking<T>(work: (ask: Ask) => T): Promise<T> {
  const answers = new Map<string, unknown>();
  const ask: Ask = <A>(asked: string, look: () => Promise<A>): A => {
    if (answers.has(asked)) return answers.get(asked) as A;
    throw new Unanswered(asked, async () => void answers.set(asked, await look()));
  };
  for (;;) {
    try {
      return work(ask);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      await error.answer();
    }
  }
}
