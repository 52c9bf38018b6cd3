/** The end of an organization's chain of events. */

export interface Head {
  position: number;
  hash: string;
  recordedAt: string;
}

/** What the first event follows. */
export const NO_HEAD: Head = { position: 0, hash: '0'.repeat(64), recordedAt: '' };
