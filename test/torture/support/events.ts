/** Events that need no rule set. */

import type { Event } from '../../../engine/complaint/events.ts';
import { ok } from '../../../engine/problem.ts';
import { append } from '../../../server/store/events.ts';
import type { Store } from '../../../server/store/open.ts';

export const AT = '2024-03-04T01:00:00Z';

export const event = (seq: number, more: object = {}): Event =>
  ({
    type: 'stage.entered',
    track: 'main',
    stage: 'one',
    seq,
    occurredAt: AT,
    recordedAt: AT,
    ...more,
  }) as Event;

export const number = (seq: number, n: number): Event =>
  event(seq, { type: 'number.given', series: 'no', key: 'no/2024', text: `2024-${n}`, n });

export const put = (store: Store, complaint: string, expected: number, events: Event[], organization = 'a') =>
  store.write(organization, async (scope) => ok(await append(scope, complaint, 'rules', expected, events)));
