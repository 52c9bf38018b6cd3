/** What was typed for a place that is no longer there, beside what stands there now. */
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import type { PaperSection, SectionView } from '../../engine/form/shapes.ts';
import type { Data } from '../api.ts';
import { draftKey, draftPlaces, readDraft } from '../form/drafts.ts';
import { asField, type FieldSchema } from '../form/field-schema.ts';
import { seenSection } from '../form/seen-sections.ts';
import type { Words } from '../words/words.ts';

export interface Left {
  place: string;
  signed?: PaperSection['signed'];
  fields: { id: string; title: string; mine: string; theirs: string }[];
  /** All that was typed, to be copied. */
  text: string;
}

/** In words as far as the form was on this screen; lists are lines. */
function say(words: Words, field: FieldSchema | undefined, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? words.form.yes : words.form.no;
  if (Array.isArray(value))
    return value.map((one) => say(words, field?.items as FieldSchema, one)).join('\n');
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(([id, part]) => say(words, field?.properties?.[id], part));
    return parts.filter(Boolean).join(' · ');
  }
  const option = field?.oneOf?.find((one) => one.const === value);
  return option?.title ?? String(value);
}

const paperOf = (page: ComplaintPage, id: string): PaperSection | undefined =>
  page.forms.flatMap(({ sections }) => sections).find((section) => section.id === id);

function fieldsOf(words: Words, page: ComplaintPage, section: string, data: Data): Left['fields'] {
  const view: SectionView | undefined = seenSection(section);
  const known = view && asField(view.schema);
  const paper = paperOf(page, section);
  return Object.entries(data).map(([id, value]) => {
    const there = paper?.fields.find((field) => field.id === id);
    const field = known?.properties?.[id];
    const rows = there?.table?.rows.map((row) => row.filter(Boolean).join(' · ')).join('\n');
    return {
      id: `${section}.${id}`,
      title: there?.title ?? field?.title ?? id,
      mine: say(words, field, value),
      theirs: rows ?? there?.text ?? '',
    };
  });
}

/** Where something can be typed on the page as it stands. */
const placesOf = (page: ComplaintPage): Set<string> =>
  new Set([
    ...page.tasks.filter(({ section }) => section).map(({ id }) => id),
    ...[...page.standingActions, ...page.shut].map(({ id }) => id),
  ]);

/** Nothing where all that was typed has its place still, or was sent. */
export function leftBehind(words: Words, person: string, page: ComplaintPage): Left[] {
  const open = placesOf(page);
  const gone = draftPlaces(person, `${page.id}/`).filter(
    (place) => !open.has(place.slice(page.id.length + 1)),
  );
  return gone.flatMap((place) => {
    const data = readDraft(draftKey(person, place))?.data ?? {};
    const fields = Object.entries(data).flatMap(([section, typed]) => fieldsOf(words, page, section, typed));
    if (fields.every(({ mine }) => mine === '')) return [];
    const [first = ''] = Object.keys(data);
    const signed = paperOf(page, first)?.signed;
    const text = fields.map(({ title, mine }) => `${title}：${mine}`).join('\n');
    return [{ place, fields, text, ...(signed ? { signed } : {}) }];
  });
}
