/** The one action of a task that names none. */
import type { Action } from './types.ts';

/** Its title is a word of the reader's language. */
export const plainSubmit: Action = {
  id: 'submit',
  kind: 'submit',
  title: { 'zh-Hans': '提交', 'zh-Hant': '送出', en: 'Submit' },
};
