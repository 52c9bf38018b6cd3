/** How much may be attached (guarantees, Limits). */

const MEGABYTE = 1024 * 1024;

export const MOST_BYTES = 20 * MEGABYTE;
export const MOST_FILES = 20;
export const MOST_BYTES_OF_ALL = 100 * MEGABYTE;
/** Of one person, sent but not yet handed in with anything. */
export const MOST_WAITING = 60;
/** A form begun before a holiday is sent after it. */
export const WAITS_DAYS = 30;
