/** Which column of an old register holds what: guessed from its heading, for somebody to confirm. */
import { allFields } from '../form/fields.ts';
import type { Field, RuleSet, Section, Text } from '../ruleset/types.ts';
import { type Language, languages, localize } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';

/** `field:section.field`, `number:series`, or one of the others. */
export type Target = { id: string; title: string };

/** What a row says beside fields and numbers. */
export const fixed = ['procedure', 'openedAt', 'by', 'stage', 'since', 'closedAt', 'outcome'] as const;
export type Fixed = (typeof fixed)[number];

/** A file is of one kind; a list of records does not fit in a cell. */
const inCell = ({ format, type, items, computed }: Field): boolean =>
  format !== 'attachment' &&
  format !== 'signature' &&
  format !== 'seal' &&
  computed === undefined &&
  !(type === 'array' && items?.properties);

const sectionsIn = ({ forms }: RuleSet): Section[] => forms.flatMap(({ sections }) => sections ?? []);

export function targets(set: RuleSet, language: Language): Target[] {
  const { bring } = wordsOf(language);
  const numbers = set.series.series.map(({ id, title }) => ({
    id: `number:${id}`,
    title: localize(title, language) || id,
  }));
  const fields = sectionsIn(set).flatMap((section) =>
    Object.entries(allFields(section.schema))
      .filter(([, field]) => inCell(field))
      .map(([id, { title }]) => ({
        id: `field:${section.id}.${id}`,
        title: `${localize(section.title, language)} · ${localize(title, language) || id}`,
      })),
  );
  return [...fixed.map((id) => ({ id, title: bring[id] })), ...numbers, ...fields];
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·:：*＊()（）_]/g, '');

const spellings = (text: Text | undefined): string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);

/** How old registers head what is no field. */
const usual: Record<Fixed, string[]> = {
  procedure: ['procedure', '流程', '类别', '類別'],
  openedAt: [
    'openedat',
    'openedon',
    'received',
    'receivedon',
    'date',
    '收件日期',
    '受理日期',
    '投诉日期',
    '投訴日期',
    '登记日期',
    '登記日期',
    '日期',
    '接诉时间',
    '接訴時間',
  ],
  by: ['by', 'receivedby', '接待人', '受理人', '经办人', '經辦人', '登记人', '登記人'],
  stage: ['stage', '环节', '環節', '目前环节', '目前環節', '办理情况', '辦理情況', '状态', '狀態'],
  since: ['since', '进入环节日期', '進入環節日期'],
  closedAt: ['closedat', 'closedon', 'closed', '结案日期', '結案日期', '办结日期', '辦結日期'],
  outcome: ['outcome', 'result', '结果', '結果', '处理结果', '處理結果', '结案结果', '結案結果'],
};

/** All names of every target; a name that two of them have says nothing. */
function names(set: RuleSet): Map<string, string | null> {
  const known = new Map<string, string | null>();
  const add = (name: string, target: string) =>
    known.set(plain(name), known.has(plain(name)) && known.get(plain(name)) !== target ? null : target);
  for (const section of sectionsIn(set))
    for (const [id, field] of Object.entries(allFields(section.schema))) {
      if (!inCell(field)) continue;
      const target = `field:${section.id}.${id}`;
      for (const title of spellings(field.title)) add(title, target);
      for (const title of spellings(section.title).flatMap((around) =>
        spellings(field.title).map((own) => around + own),
      ))
        add(title, target);
      known.set(plain(`${section.id}.${id}`), target);
    }
  for (const one of fixed)
    for (const name of [...usual[one], ...languages.map((language) => wordsOf(language).bring[one])])
      if (!known.get(plain(name))) known.set(plain(name), one);
  const series = set.series.series;
  for (const { id, title } of series)
    for (const name of [id, ...spellings(title)]) known.set(plain(name), `number:${id}`);
  if (series.length === 1)
    for (const name of ['number', 'no', '编号', '編號', '序号', '序號', '投诉编号', '投訴編號'])
      known.set(plain(name), `number:${series[0]!.id}`);
  return known;
}

/** For each heading a target, or null; no target twice. */
export function guessColumns(set: RuleSet, head: string[]): (string | null)[] {
  const known = names(set);
  const taken = new Set<string>();
  return head.map((heading) => {
    const target = known.get(plain(heading)) ?? null;
    if (target === null || taken.has(target)) return null;
    taken.add(target);
    return target;
  });
}
