/** Who changed which value from what to what: told from the events, as far as the reader sees the section. */
import { allFields } from '../form/fields.ts';
import { nameOf } from '../form/paper-reader.ts';
import { sayRows } from '../form/say-value.ts';
import { sealedNow } from '../permission/sealed.ts';
import type { Section } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { seesField, seesSection } from './audience.ts';
import type { Data, Event } from './events.ts';
import type { Page } from './page-reader.ts';
import type { ChangeView } from './page-shapes.ts';

type Writing = Extract<Event, { type: 'section.signed' | 'field.filled' }>;

const isWriting = (event: Event): event is Writing =>
  event.type === 'section.signed' || event.type === 'field.filled';

/** Of several records each has its own past. */
const placeOf = (event: Writing): string =>
  `${event.section}/${event.type === 'section.signed' ? (event.key ?? '') : ''}`;

const written = (event: Writing, before: Data): Data =>
  event.type === 'section.signed' ? event.data : { ...before, [event.field]: event.value };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function changesIn(page: Page, section: Section, event: Writing, before: Data, after: Data): ChangeView[] {
  const { reader } = page;
  const { language } = reader;
  const told = ([id]: [string, unknown]) =>
    !same(before[id], after[id]) && (event.type === 'section.signed' || before[id] !== undefined);
  const looking = lookingAt(page);
  const differ = Object.entries(allFields(section.schema)).filter(
    (field) => told(field) && seesField(looking, section, field[0]),
  );
  return differ.map(([id, field]) => ({
    seq: event.seq,
    at: event.occurredAt,
    by: event.actor ? nameOf(reader, event.actor) : wordsOf(language).time,
    section: localize(section.title, language),
    field: localize(field.title, language),
    from: sayRows(field, before[id], reader),
    to: sayRows(field, after[id], reader),
  }));
}

const lookingAt = ({ reader, state, world }: Page) => ({ ...reader, state, params: world.params });

/** Nothing of what is read only as a whole later (`sealed`), and a first value is no change. */
function isOpen(page: Page, section: Section): boolean {
  return seesSection(lookingAt(page), section) && !sealedNow(page.rules, page.state, section.id);
}

/** Newest first. */
export function changesOf(page: Page, events: readonly Event[]): ChangeView[] {
  const known = new Map<string, Data>();
  const signed = new Set<string>();
  const all = events.filter(isWriting).flatMap((event) => {
    const section = page.rules.sections.get(event.section)?.section;
    const place = placeOf(event);
    const before = known.get(place) ?? {};
    const after = written(event, before);
    const again = signed.has(place) || (event.type === 'field.filled' && event.field in before);
    known.set(place, after);
    if (event.type === 'section.signed') signed.add(place);
    return section && again && isOpen(page, section) ? changesIn(page, section, event, before, after) : [];
  });
  return all.reverse();
}
