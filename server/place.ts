/** Where data may lie: in a folder that can be written, on a disk of this machine. */

import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Problem, problem } from '../engine/problem.ts';
import type { Settings } from './settings.ts';

/** SQLite's log is shared memory between processes, which these cannot give (sqlite.org/wal.html, section 2.1). */
const NETWORK =
  /^(nfs\d?|cifs|smb\d?|smbfs|ncpfs|afs|9p|ceph|glusterfs|lustre|gfs2?|ocfs2|davfs|fuse\.(sshfs|glusterfs|ceph|s3fs|rclone|davfs2?|goofys|smbnetfs))$/;

const MOUNTS = '/proc/self/mountinfo';

/** Blanks in a mount point are written as octal numbers (proc(5), mountinfo). */
const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

const holds = (point: string, folder: string): boolean =>
  point === '/' || folder === point || folder.startsWith(`${point}/`);

/** The kind of network file system that `folder` (absolute) lies on, by the text of mountinfo; null for a disk of this machine. */
export function networkFileSystem(mounts: string, folder: string): string | null {
  const points = mounts.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ', 2);
    const point = unescaped(before.split(' ')[4] ?? '');
    return point && holds(point, folder) ? [{ point, type: after.split(' ')[0]! }] : [];
  });
  // The longest is the nearest; of two at one point the later lies over the earlier.
  const nearest = points.reduce<(typeof points)[number] | undefined>(
    (best, one) => (!best || one.point.length >= best.point.length ? one : best),
    undefined,
  );
  return nearest && NETWORK.test(nearest.type) ? nearest.type : null;
}

/** The folder itself or the nearest above it that is there. */
const standing = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : standing(dirname(folder));

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

/** Problems: settings.folder (cannot be written), settings.network (an SQLite file would be damaged there). */
export function placeProblems({ data, database }: Pick<Settings, 'data' | 'database'>): Problem[] {
  const folder = standing(resolve(data));
  if (!writable(folder)) return [problem('settings.folder', '/DOCKET_DATA', { folder })];
  if (database || !existsSync(MOUNTS)) return [];
  const type = networkFileSystem(readFileSync(MOUNTS, 'utf8'), realpathSync(folder));
  return type ? [problem('settings.network', '/DOCKET_DATA', { folder, type })] : [];
}
