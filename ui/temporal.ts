/** The browser's own Temporal; only one that has none yet fetches it (stands in for the package in the build). */
import type { Temporal as Package } from 'temporal-polyfill';

type Own = { Temporal?: typeof Package };

export const Temporal =
  (globalThis as unknown as Own).Temporal ?? (await import('temporal-polyfill/implementation')).Temporal;
