/** Which widget draws which field: a table of schemas and the answer. */
import { describe, expect, test } from 'vitest';
import type { FieldSchema } from '../../ui/form/field-schema.ts';
import { chooseWidget, type FieldUi, registry } from '../../ui/form/registry.ts';
import { widgets } from '../../ui/form/theme.tsx';

const choices = (count: number, title = '選項') => ({
  type: 'string',
  oneOf: Array.from({ length: count }, (_, i) => ({ const: `c${i}`, title: `${title}${i}` })),
});

const rows: [string, FieldSchema, FieldUi, string][] = [
  ['text', { type: 'string' }, {}, 'line'],
  ['no type at all', {}, {}, 'line'],
  ['long text', { type: 'string', maxLength: 500 }, {}, 'lines'],
  ['asked for as an area', { type: 'string' }, { widget: 'textarea' }, 'lines'],
  ['number', { type: 'number' }, {}, 'number'],
  ['whole number', { type: 'integer' }, {}, 'number'],
  ['amount', { type: 'number', format: 'amount' }, {}, 'amount'],
  ['amount as text is no amount', { type: 'string', format: 'amount' }, {}, 'line'],
  ['date', { type: 'string', format: 'date' }, {}, 'date'],
  ['date and time', { type: 'string', format: 'date-time' }, {}, 'dateTime'],
  ['mail', { type: 'string', format: 'email' }, {}, 'email'],
  ['phone', { type: 'string', format: 'phone' }, {}, 'phone'],
  ['attachment', { type: 'string', format: 'attachment' }, {}, 'attachment'],
  ['attachments', { type: 'array', items: { type: 'string', format: 'attachment' } }, {}, 'attachments'],
  [
    'boolean, asked for as a box: no must be answerable',
    { type: 'boolean' },
    { widget: 'checkbox' },
    'yesNo',
  ],
  ['three short choices', choices(3), {}, 'radio'],
  ['three long choices', choices(3, '一個很長很長的選項名稱'), {}, 'select'],
  ['seven choices', choices(7), {}, 'select'],
  ['seven choices as radio', choices(7), { widget: 'radio' }, 'radio'],
  ['two choices as select', choices(2), { widget: 'select' }, 'select'],
  ['forty choices are searched', choices(40), {}, 'search'],
  ['forty, asked for as select, too', choices(40), { widget: 'select' }, 'search'],
  ['enum is a choice', { type: 'string', enum: ['a', 'b'] }, {}, 'radio'],
  ['departments', { ...choices(20), format: 'department' }, {}, 'search'],
  ['choice asked for as an area stays a choice', choices(7), { widget: 'textarea' }, 'select'],
  ['several choices', { type: 'array', items: choices(5) }, {}, 'checkboxes'],
  ['rows', { type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } }, {}, 'table'],
  ['plain list', { type: 'array', items: { type: 'string' } }, {}, 'rows'],
];

describe('chooseWidget', () => {
  test.each(rows)('%s', (_, schema, ui, widget) => {
    expect(chooseWidget(schema, ui).widget).toBe(widget);
  });

  test('a widget nobody knows, or with a dangerous name, falls back', () => {
    for (const widget of ['constructor', '__proto__', 'nonesuch'])
      expect(chooseWidget({ type: 'string' }, { widget } as unknown as FieldUi).widget).toBe('line');
  });

  test('every widget that can be chosen is in the theme, or is a list that draws itself', () => {
    const chosen = new Set(registry.map((entry) => entry.widget));
    const drawn = [...chosen].filter((name) => name !== 'rows' && name !== 'table');
    expect(drawn.filter((name) => !Object.hasOwn(widgets, name))).toEqual([]);
  });
});
