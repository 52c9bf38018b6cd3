/** Prints what each rule set packs to, as it is and adopted by an office that has none yet: one line of JSON. */
import { createHash } from 'node:crypto';
import { adopt } from '../../engine/exchange/adopt.ts';
import { filesOfDocuments } from '../../engine/exchange/documents.ts';
import { pack, unpack } from '../../engine/exchange/package.ts';
import { filesOf, must } from '../support/rule-sets.ts';

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function shasOf(organization: string): [string, string] {
  const bytes = must(pack(filesOf(organization)));
  const { set, manifest } = must(unpack(bytes));
  const adopted = must(adopt({ set, fingerprint: manifest.fingerprint }, undefined, { id: 'empty-office' }));
  return [sha(bytes), sha(must(pack(filesOfDocuments(adopted.documents))))];
}

if (process.argv[1]?.endsWith('shas.ts'))
  console.log(JSON.stringify(Object.fromEntries(process.argv.slice(2).map((one) => [one, shasOf(one)]))));
