/** The generic renderer draws a section to text: labels, names for those who listen, and nothing as markup. */
import { renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { SectionView } from '../../engine/form/shapes.ts';
import type { FieldError } from '../../ui/form/messages.ts';
import { prepare } from '../../ui/form/prepare.ts';
import { SectionForm } from '../../ui/form/section-form.tsx';
import { ValueContext } from '../../ui/form/settled.ts';

const section: SectionView = {
  id: 'intake',
  form: 'paper',
  title: '基本資料',
  clause: ['1'],
  validator: 'hash',
  ui: { detail: { widget: 'textarea', span: 4, rows: 5, placeholder: '請敘明' } },
  schema: {
    type: 'object',
    required: ['name', 'urgent'],
    properties: {
      name: {
        type: 'string',
        title: '<img src=x onerror=alert(1)>',
        description: '**不是** [標記](http://x)',
      },
      kind: {
        type: 'string',
        title: '種類',
        oneOf: ['a', 'b', 'c', 'd'].map((c) => ({ const: c, title: `項${c}` })),
      },
      urgent: { type: 'boolean', title: '急件' },
      amount: { type: 'number', format: 'amount', title: '金額', 'x-unknown': '未定' },
      detail: { type: 'string', title: '內容' },
      rows: {
        type: 'array',
        title: '明細',
        items: { type: 'object', required: ['a'], properties: { a: { type: 'string', title: '品名' } } },
      },
    },
    allOf: [
      {
        if: { properties: { urgent: { const: true } }, required: ['urgent'] },
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
        then: { properties: { why: { type: 'string', title: '急件理由' } }, required: ['why'] },
      },
    ],
  },
};

const draw = (initial: Record<string, unknown> = {}, errors: FieldError[] = []) =>
  renderToString(
    <SectionForm section={section} initial={initial} errors={errors} onChange={() => {}} onBlur={() => {}} />,
  );

describe('a section on screen', () => {
  test('each control has its label', () => {
    const html = draw();
    for (const id of ['name', 'kind', 'amount', 'detail']) {
      expect(html).toContain(`for="intake_${id}"`);
      expect(html).toContain(`id="intake_${id}"`);
    }
    expect(html).toContain('role="radiogroup"');
    expect(html).toContain('aria-labelledby="intake_urgent__label"');
  });

  test('labels and helps are text, never markup', () => {
    const html = draw();
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('**不是** [標記](http://x)');
    expect(html).not.toContain('<img');
  });

  test('nothing is answered before somebody answers', () => {
    const html = draw();
    expect(html).not.toContain('checked=""');
    expect(html).toMatch(/<option value="-1" selected="">/);
  });

  test('no is an answer', () => {
    expect(draw({ urgent: false })).toMatch(/id="intake_urgent__1"[^>]* checked=""/);
  });

  test('a condition shows its field', () => {
    expect(draw({ urgent: false })).not.toContain('急件理由');
    expect(draw({ urgent: true })).toContain('急件理由');
  });

  test('unknown for now shows what will be printed', () => {
    expect(draw({ amount: 'unknown' })).toMatch(/<output[^>]*>未定<\/output>/);
    expect(draw({ amount: 12500 })).toContain('12,500');
  });

  test('rows', () => {
    const html = draw({ rows: [{ a: '甲' }, { a: '乙' }] });
    expect(html).toContain('id="intake_rows_0_a"');
    expect(html).toContain('value="乙"');
  });

  test('an error is said where it is, and to those who listen', () => {
    const html = draw({}, [{ path: ['name'], keyword: 'required', params: {} }]);
    expect(html).toContain('id="intake_name__error"');
    expect(html).toMatch(/id="intake_name"[^>]*aria-describedby="intake_name__help intake_name__error"/);
  });
});

test('prepared for the renderer: choices as enum, unknown as a field of its own, no free props', () => {
  const { schema, uiSchema } = prepare(section);
  expect(schema.properties?.kind).toMatchObject({
    enum: ['a', 'b', 'c', 'd'],
    'x-titles': ['項a', '項b', '項c', '項d'],
  });
  expect(uiSchema.amount?.['ui:field']).toBe('UnknownField');
  expect(uiSchema.why?.['ui:widget']).toBe('line');
  expect(uiSchema.detail?.['ui:options']).toMatchObject({ span: 4, rows: 5, placeholder: '請敘明' });
});

describe('a choice under another', () => {
  const options = ['x', 'y', 'z'].map((c) => ({ const: c, title: `細${c}` }));
  const own = { title: '細目', 'x-under': { field: 'kind', entries: { x: ['a'], y: ['b'] } } };
  const under = (field: object): SectionView => ({
    ...section,
    ui: {},
    schema: {
      type: 'object',
      properties: {
        kind: { type: 'string', title: '種類', oneOf: [{ const: 'a', title: 'A' }] },
        own: { ...own, ...field },
      },
    },
  });
  const one = under({ type: 'string', oneOf: options });
  const several = under({ type: 'array', items: { type: 'string', oneOf: options } });
  const offered = (drawn: SectionView, data: Record<string, unknown>) => {
    const store = { get: (id: string) => data[id.replace('intake_', '')], listen: () => () => {} };
    const html = renderToString(
      <ValueContext value={store}>
        <SectionForm section={drawn} initial={data} errors={[]} onChange={() => {}} onBlur={() => {}} />
      </ValueContext>,
    );
    return [...html.matchAll(/細([xyz])/g)].map(([, id]) => id);
  };
  test.each([
    ['nothing chosen above', {}, ['x', 'y', 'z']],
    ['one entry chosen above', { kind: 'a' }, ['x', 'z']],
    ['another', { kind: 'b' }, ['y', 'z']],
    ['not known above', { kind: 'unknown' }, ['x', 'y', 'z']],
  ])('%s', (_, data, expected) => {
    expect([offered(one, data), offered(several, data)]).toEqual([expected, expected]);
  });
  test('what is chosen and stands there no longer stays in sight', () => {
    expect(offered(one, { kind: 'a', own: 'y' })).toEqual(['x', 'y', 'z']);
    expect(offered(several, { kind: 'a', own: ['y'] })).toEqual(['x', 'y', 'z']);
  });
});
