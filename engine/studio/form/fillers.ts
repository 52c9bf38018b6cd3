/** Who fills a section: the submissions, tasks, standing actions and duties that ask for it. */
import type { Holder, Text } from '../../ruleset/types.ts';
import type { Found } from '../../ruleset/walk.ts';
import type { Place } from '../edit.ts';
import type { Draft } from '../names.ts';

export interface Filler extends Place {
  kind: string;
  by?: Holder;
  title?: Text;
}

interface Asking {
  by?: Holder;
  form?: string;
  section?: string;
  title?: Text;
}

const kinds = ['submission', 'task', 'standingAction', 'duty'];

const asks = ({ kind, value }: Found, form: string, section: string): boolean => {
  const asking = value as Asking;
  return kinds.includes(kind) && (kind === 'submission' ? asking.form === form : asking.section === section);
};

/** A task without a title is called as its stage is. */
const titleOf = ({ value, inside }: Found): Text | undefined =>
  (value as Asking).title ??
  (inside.findLast(({ kind }) => kind === 'stage')?.value as Asking | undefined)?.title;

export const fillersOf = ({ walk }: Draft, form: string, section: string): Filler[] =>
  walk.elements
    .filter((found) => asks(found, form, section))
    .map((found) => {
      const { kind, file, path, value } = found;
      return { kind, file, path, by: (value as Asking).by, title: titleOf(found) };
    });
