/** Slips that stand: issued and not void. */
import type { Complaint, IssuedSlip } from './state.ts';

export const standingSlips = ({ slips }: Complaint, slip: string): IssuedSlip[] =>
  slips.filter((one) => one.slip === slip && !one.voided);

/** The one that `deliver`, `receive`, `answer` and `void` mean, and that FEEL sees. */
export const lastStanding = (state: Complaint, slip: string): IssuedSlip | undefined =>
  standingSlips(state, slip).at(-1);
