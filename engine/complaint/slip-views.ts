/** Issued slips as their reader gets them: frozen values in words, and what became of them. */
import type { Reader } from '../form/localize.ts';
import { sayValue } from '../form/say-value.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Field, Slip } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import type { SlipView } from './page-shapes.ts';
import type { Complaint, IssuedSlip } from './state.ts';
import { sayHolderNow } from './timeline.ts';

type SlipField = Slip['fields'][number];

/** A slip's field is said like a form's field of the same kind. */
const formats: Record<NonNullable<SlipField['type']>, Pick<Field, 'type' | 'format'>> = {
  text: { type: 'string' },
  number: { type: 'number' },
  amount: { type: 'number', format: 'amount' },
  date: { type: 'string', format: 'date' },
  dateTime: { type: 'string', format: 'date-time' },
  boolean: { type: 'boolean' },
  choice: { type: 'string' },
  department: { type: 'string', format: 'department' },
  person: { type: 'string', format: 'person' },
};

const said = ({ type = 'text', choice, title }: SlipField, value: unknown, reader: Reader): string =>
  sayValue({ ...formats[type], title, ...(choice ? { choice } : {}) }, value, reader);

function slipView(issued: IssuedSlip, reader: Reader): SlipView[] {
  const slip = reader.rules.slips.get(issued.slip);
  if (!slip) return [];
  const { id, number = '', issuedAt, deliveredAt, receivedAt, answeredAt } = issued;
  return [
    {
      id,
      title: localize(slip.title, reader.language),
      clause: clausesOf(slip.clause),
      number,
      to: sayHolderNow(issued.to, reader),
      issuedAt,
      ...(deliveredAt ? { deliveredAt } : {}),
      ...(receivedAt ? { receivedAt } : {}),
      ...(answeredAt ? { answeredAt } : {}),
      unanswered: slip.answered === true && answeredAt === undefined,
      fields: slip.fields.map((field) => ({
        title: localize(field.title, reader.language),
        text: said(field, issued.values[field.id], reader),
      })),
    },
  ];
}

/** Newest first. */
export const slipViews = (reader: Reader, state: Complaint): SlipView[] =>
  state.slips.flatMap((issued) => slipView(issued, reader)).reverse();
