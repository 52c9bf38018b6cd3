/** Files of other systems as edits of a draft: told by what they hold, what cannot be carried is listed, nothing there is overwritten. */
import { expect, test } from 'vitest';
import { exportDmn } from '../../engine/exchange/dmn.ts';
import { documentsOfSet, setOf } from '../../engine/exchange/documents.ts';
import { carry, type ForeignFile } from '../../engine/exchange/foreign.ts';
import { check } from '../../engine/ruleset/check.ts';
import { applyAll } from '../../engine/studio/edit.ts';
import { draftOf } from '../../engine/studio/names.ts';
import { must, ruleSetOf } from '../support/rule-sets.ts';

const set = ruleSetOf('affiliated-hospital');
const draft = draftOf(documentsOfSet({ ...set, demo: undefined }));
const table = set.tables.find(({ id }) => id === 'desk')!;

const cases: [string, () => Promise<ForeignFile> | ForeignFile, string, string[], string[]][] = [
  [
    'decision tables',
    async () => ({ name: 'x', text: must(await exportDmn(table)) }),
    'dmn',
    ['tables/desk2.json'],
    [],
  ],
  [
    'a JSON Schema',
    () => ({
      name: 'contact',
      text: JSON.stringify({
        type: 'object',
        properties: { who: { type: 'string', title: 'Who' }, x: { not: {} } },
      }),
    }),
    'jsonSchema',
    ['forms/contact2.json'],
    ['/properties/x/not'],
  ],
  [
    'an XLSForm',
    () => ({
      name: 'survey 1',
      sheets: [
        {
          name: 'survey',
          rows: [
            ['type', 'name', 'label'],
            ['select_one yn', 'ok', 'All right?'],
            ['geopoint', 'at', 'Where'],
          ],
        },
        {
          name: 'choices',
          rows: [
            ['list_name', 'name', 'label'],
            ['yn', 'y', 'Yes'],
            ['yn', 'n', 'No'],
          ],
        },
      ],
    }),
    'xlsform',
    ['forms/survey1.json'],
    ['/survey/3'],
  ],
  [
    'the columns of a book',
    () => ({ name: 'book', sheets: [{ name: 'a', rows: [['日期', '投訴事由', '領導批示', '結果']] }] }),
    'register',
    ['registers/book.json'],
    ['/3'],
  ],
];

test.each(cases)('%s', async (_, file, kind, files, lost) => {
  const made = must(await carry(draft, await file()));
  expect(made.kind).toBe(kind);
  expect(made.added.map((one) => one.file)).toEqual(files);
  expect(made.problems.map(({ path }) => path)).toEqual(lost);
  const { documents } = must(applyAll(draft.documents, made.edits));
  const broken = check(must(setOf(documents))).filter(({ code }) => !code.startsWith('clause.'));
  expect(broken.filter(({ file: at }) => files.includes(at ?? '')).map(({ code }) => code)).toEqual(
    kind === 'register' || kind === 'dmn' ? [] : expect.any(Array),
  );
});

test('what is nothing of the kind is refused', async () => {
  const made = await carry(draft, { name: 'x', text: 'hello' });
  expect(made.ok ? [] : made.problems.map(({ code }) => code)).toEqual(['convert.unreadable']);
});
