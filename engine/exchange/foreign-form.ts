/** What is gathered while a form of another system is read: fields, code lists, and what has no place here. */
import { type Problem, problem } from '../problem.ts';
import type { Choice, Field, Form, Text } from '../ruleset/types.ts';
import { Ids } from './names.ts';

export interface ForeignForm {
  form: Form;
  /** Code lists to join with those of `ruleset.json`. */
  choices: Choice[];
  /** `convert.lost` {what}: at its place in the source; everything else was carried. */
  problems: Problem[];
}

export class Gathering {
  readonly problems: Problem[] = [];
  readonly choices: Choice[] = [];
  private readonly lists = new Map<string, string>();
  private readonly listIds: Ids;

  /** `taken`: ids of lists that there are already. */
  constructor(taken: Iterable<string> = []) {
    this.listIds = new Ids(taken);
  }

  lose(what: string, path: string): void {
    this.problems.push(problem('convert.lost', path, { what }));
  }

  /** Words of the source that none of ours answers. */
  loseOthers(value: object, known: ReadonlySet<string>, path: string): void {
    for (const key of Object.keys(value)) if (!known.has(key)) this.lose(key, `${path}/${key}`);
  }

  /** The id of a list with these entries; equal lists are one. `values`: as the source has them. */
  choice(name: string, title: Text, entries: { value: string; title: Text }[]): string {
    const key = JSON.stringify(entries);
    const known = this.lists.get(key);
    if (known) return known;
    const ids = new Ids();
    const options = entries.map((one) => ({ id: ids.take(one.value, 'option'), title: one.title }));
    const id = this.listIds.take(name, 'list');
    this.choices.push({ id, title, options } as Choice);
    this.lists.set(key, id);
    return id;
  }
}

export type Fields = Record<string, Field>;
