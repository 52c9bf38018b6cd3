/** How many rows of a register are read, printed and shown at once. */

import { VOLUME_ROWS } from '../reports/layout/volumes.ts';

export interface Lengths {
  /** Rows of a volume: a register of more is a long one, read by pieces and printed as an errand. */
  volume: number;
  /** Of a long register on the screen. */
  part: number;
}

export const LENGTHS: Lengths = { volume: VOLUME_ROWS, part: 1000 };
