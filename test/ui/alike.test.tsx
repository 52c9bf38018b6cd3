/** What of a half-typed form is asked by. */
import { expect, test } from 'vitest';
import { askedOf } from '../../ui/portal/alike.tsx';

test('only the fields that are asked by, as far as something stands in them', () => {
  const typed = { record: { name: '王芳', phone: '', content: 'long' }, other: { phone: '139' } };
  expect(askedOf(['record.name', 'record.phone', 'other.phone', 'none.name'], typed)).toEqual({
    record: { name: '王芳' },
    other: { phone: '139' },
  });
  expect(askedOf([], typed)).toEqual({});
});
