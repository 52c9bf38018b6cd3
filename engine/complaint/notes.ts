/** The notes of a complaint as their reader gets them. */
import { nameOf } from '../form/paper-reader.ts';
import type { Event } from './events.ts';
import type { Page } from './page-reader.ts';
import type { NoteView } from './page-shapes.ts';

export const notesOf = ({ reader }: Page, events: readonly Event[]): NoteView[] =>
  events.flatMap((event) =>
    event.type === 'note.added'
      ? [
          {
            seq: event.seq,
            at: event.recordedAt,
            by: nameOf(reader, event.actor),
            text: event.text,
            mentions: event.mentions.map((person) => nameOf(reader, person)),
          },
        ]
      : [],
  );
