/** Group commit: commands waiting at one moment share a transaction, each behind a savepoint of its own. */

import { CompiledQuery, type Kysely } from 'kysely';
import type { Result } from '../../engine/problem.ts';
import { type Database, directIn } from './dialects/database.ts';
import type { RingOf } from './keys/ring.ts';
import { Refusal } from './refusal.ts';
import type { Tables } from './schema.ts';
import { type Scope, scoped } from './scope.ts';

export type Work<T> = (scope: Scope) => Promise<Result<T>>;

interface Job {
  organization: string;
  work: Work<unknown>;
  answer(result: Result<unknown>): void;
  fail(error: unknown): void;
}

/** More would let the first of a group wait too long. */
const MOST = 32;

const SAVEPOINT = 'savepoint command';
const RELEASE = 'release savepoint command';
const UNDO = 'rollback to savepoint command';

class Group {
  readonly #db: Kysely<Tables>;
  readonly #database: Database;
  readonly #ringOf: RingOf;
  readonly #jobs: Job[];

  constructor(db: Kysely<Tables>, database: Database, ringOf: RingOf, jobs: Job[]) {
    this.#db = db;
    this.#database = database;
    this.#ringOf = ringOf;
    this.#jobs = jobs;
  }

  /** Nobody is answered before the commit; what fails outside a savepoint fails all. */
  async run(): Promise<void> {
    try {
      const answers = await this.#db.connection().execute((connection) => this.#transaction(connection));
      for (const answer of answers) answer();
    } catch (error) {
      for (const job of this.#jobs) this.#tell(job, error);
    }
  }

  #scope(connection: Kysely<Tables>, organization: string): Scope {
    const { kind } = this.#database;
    return scoped(connection, kind, this.#ringOf, organization, directIn(this.#database, true));
  }

  async #transaction(connection: Kysely<Tables>): Promise<(() => void)[]> {
    const { begin, lock } = this.#database;
    const answers: (() => void)[] = [];
    await say(connection, begin);
    try {
      await lock(this.#scope(connection, this.#jobs[0]!.organization));
      for (const job of this.#jobs) answers.push(await this.#one(connection, job));
      await say(connection, 'commit');
      return answers;
    } catch (error) {
      await say(connection, 'rollback').catch(() => {});
      throw error;
    }
  }

  async #one(connection: Kysely<Tables>, job: Job): Promise<() => void> {
    // One alone needs no savepoint: its failure undoes the transaction.
    const alone = this.#jobs.length === 1;
    if (!alone) await say(connection, SAVEPOINT);
    try {
      const result = await job.work(this.#scope(connection, job.organization));
      if (!result.ok) throw new Refusal(...result.problems);
      if (!alone) await say(connection, RELEASE);
      return () => job.answer(result);
    } catch (error) {
      if (alone) throw error;
      await this.#undo(connection, error);
      return () => this.#tell(job, error);
    }
  }

  /** A full disk ends SQLite's transaction by itself: then there is no savepoint, and the cause is what all are told. */
  async #undo(connection: Kysely<Tables>, cause: unknown): Promise<void> {
    try {
      await say(connection, UNDO);
      await say(connection, RELEASE);
    } catch {
      throw cause;
    }
  }

  #tell(job: Job, error: unknown): void {
    if (error instanceof Refusal) return job.answer({ ok: false, problems: error.problems });
    const known = this.#database.explain(error);
    if (known) job.answer({ ok: false, problems: [known] });
    else job.fail(error);
  }
}

const say = (connection: Kysely<Tables>, text: string): Promise<unknown> =>
  connection.executeQuery(CompiledQuery.raw(text));

/** The rest of this turn of the event loop: all requests read in it come along. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function makeWriter(db: Kysely<Tables>, database: Database, ringOf: RingOf) {
  const lanes = new Map<string, Job[]>();
  const drain = async (lane: string, waiting: Job[]): Promise<void> => {
    for (await turn(); waiting.length > 0; await turn())
      await new Group(db, database, ringOf, waiting.splice(0, MOST)).run();
    lanes.delete(lane);
  };
  const enter = (job: Job): void => {
    const lane = database.laneOf(job.organization);
    const waiting = lanes.get(lane);
    if (waiting) return void waiting.push(job);
    const first = [job];
    lanes.set(lane, first);
    void drain(lane, first);
  };
  return <T>(organization: string, work: Work<T>): Promise<Result<T>> =>
    new Promise((resolve, reject) => {
      const answer = (result: Result<unknown>): void => resolve(result as Result<T>);
      enter({ organization, work, answer, fail: reject });
    });
}
