/** Issued slips as their reader gets them: frozen values in words, and what became of them. */
import type { Reader } from '../form/localize.ts';
import { nameOf } from '../form/paper-reader.ts';
import { saySlipField } from '../print/slip.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import { localize } from '../text/language.ts';
import type { SlipView } from './page-shapes.ts';
import type { Complaint, IssuedSlip } from './state.ts';
import { sayHolderNow } from './timeline.ts';

type Printable = (issued: IssuedSlip) => string;

function slipView(issued: IssuedSlip, reader: Reader, unprintable: Printable): SlipView[] {
  const slip = reader.rules.slips.get(issued.slip);
  if (!slip) return [];
  const {
    id,
    number = '',
    issuedAt,
    deliveredAt,
    receivedAt,
    answeredAt,
    voided,
    paper,
    hash,
    receipts,
  } = issued;
  return [
    {
      id,
      slip: issued.slip,
      title: localize(slip.title, reader.language),
      clause: clausesOf(slip.clause),
      number,
      to: sayHolderNow(issued.to, reader),
      issuedAt,
      ...(deliveredAt ? { deliveredAt } : {}),
      ...(receivedAt ? { receivedAt } : {}),
      ...(answeredAt ? { answeredAt } : {}),
      ...(voided ? { voided } : {}),
      unanswered: slip.answered === true && answeredAt === undefined && !voided,
      fields: slip.fields.map((field) => ({
        title: localize(field.title, reader.language),
        text: saySlipField(field, issued.values[field.id], reader),
      })),
      paper,
      hash,
      prints: issued.prints.map(({ by, ...print }) => ({ ...print, by: nameOf(reader, by) })),
      receipts,
      unprintable: unprintable(issued),
    },
  ];
}

/** Newest first. */
export const slipViews = (reader: Reader, state: Complaint, unprintable: Printable): SlipView[] =>
  state.slips.flatMap((issued) => slipView(issued, reader, unprintable)).reverse();
