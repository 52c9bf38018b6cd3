/** The place that the settings name for attached files. */

import { join } from 'node:path';
import type { Settings } from '../settings.ts';
import type { Blobs } from './blobs.ts';
import { type Bucket, inBucket } from './bucket.ts';
import { onDisk } from './disk.ts';

export type Place = { folder: string } | Bucket;

export function blobsOf({ files, data }: Pick<Settings, 'files' | 'data'>): Blobs {
  const place = files ?? { folder: join(data, 'files') };
  return 'folder' in place ? onDisk(place.folder) : inBucket(place);
}
