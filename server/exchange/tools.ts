/** What trying out a rule set needs from outside the engine. */
import type { Tools } from '../../engine/exchange/trial.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { loadCalendars } from '../calendars.ts';

export function openTools(): Tools {
  const calendars = loadCalendars();
  const calendar: Tools['calendar'] = (id) => {
    try {
      return calendars(id);
    } catch {
      return undefined;
    }
  };
  return { makeValidator, calendar };
}
