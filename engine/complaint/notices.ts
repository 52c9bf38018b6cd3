/** Whom an event tells something on their home, and in which words; what was confided is not repeated there. */
import type { Text } from '../ruleset/types.ts';
import { languages } from '../text/language.ts';
import type { Words } from '../text/language-words.ts';
import { wordsOf } from '../text/words.ts';
import type { Event, HolderNow } from './events.ts';

export interface Told {
  to: HolderNow;
  text: Text;
}

const inAll = (notice: keyof Words['notices']): Text =>
  Object.fromEntries(languages.map((language) => [language, wordsOf(language).notices[notice]]));

/** Nothing for most events. */
export function noticesOf(event: Event): Told[] {
  if (event.type === 'notified') return [{ to: event.to, text: event.text }];
  if (event.type === 'note.added' && event.mentions.length > 0)
    return [{ to: { people: event.mentions }, text: inAll('mentioned') }];
  if (event.type === 'task.consulted') return [{ to: event.to, text: inAll('consulted') }];
  if (event.type === 'opinion.given' && event.asker)
    return [{ to: { person: event.asker }, text: inAll('answered') }];
  if (event.type === 'task.handedOver') return [{ to: { person: event.person }, text: inAll('handedOver') }];
  return [];
}
