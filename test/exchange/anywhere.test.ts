/** From one office to one that has nothing yet, and on: the same contents, and the same bytes in any time zone and locale. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { attempt } from '../../engine/exchange/attempt.ts';
import { filesOfDocuments } from '../../engine/exchange/documents.ts';
import { guessMapping } from '../../engine/exchange/mapping.ts';
import { pack, unpack } from '../../engine/exchange/package.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import type { Cast } from '../../engine/ruleset/types.ts';
import { some } from '../support/amount.ts';
import { calendarOf, filesOf, must, organizations } from '../support/rule-sets.ts';
import { shasOf } from './shas.ts';

const tools = { makeValidator, calendar: calendarOf };
const run = promisify(execFile);
const chosen = some(organizations, 3);

test.each(chosen)(
  '%s: taken by an office that has nothing, its scenarios as expected, handed on with the same contents',
  (organization) => {
    const first = must(unpack(must(pack(filesOf(organization)))));
    // Nobody's department is ours yet: by machine all come along.
    expect(guessMapping(first.set, undefined).departments.every(({ ours }) => ours === undefined)).toBe(true);
    const cast = first.set.cast as Cast;
    const made = must(attempt(first, 'none', undefined, { id: 'empty-office', params: cast.params }, tools));
    expect(made.obstacles).toEqual([]);
    expect(made.trial.scenarios.length).toBe(first.set.scenarios?.length);
    expect(made.trial.scenarios.flatMap(({ differences }) => differences)).toEqual([]);
    const second = must(unpack(must(pack(filesOfDocuments(made.adopted.documents)))));
    const { 'ruleset.json': head, ...rest } = second.files;
    const { 'ruleset.json': before, ...others } = first.files;
    expect(rest).toEqual(others);
    const { derivedFrom, ...own } = JSON.parse(head!);
    const { id, version, derivedFrom: origin, ...theirs } = JSON.parse(before!);
    expect(own).toEqual({ ...theirs, id: 'empty-office', version: '1.0.0' });
    expect(derivedFrom).toMatchObject({ id, version, fingerprint: first.manifest.fingerprint });
    expect(derivedFrom.derivedFrom).toEqual(origin);
  },
  60_000,
);

test('the same bytes in two other time zones and locales', async () => {
  const here = Object.fromEntries(chosen.map((one) => [one, shasOf(one)]));
  const elsewhere = [
    ['Pacific/Apia', 'tr_TR.UTF-8'],
    ['America/New_York', 'zh_CN.UTF-8'],
  ].map(async ([TZ, LC_ALL]) => {
    const args = ['--import', 'tsx', 'test/exchange/shas.ts', ...chosen];
    const { stdout } = await run('node', args, { env: { ...process.env, TZ, LC_ALL, LANG: LC_ALL } });
    return JSON.parse(stdout);
  });
  for (const told of await Promise.all(elsewhere)) expect(told).toEqual(here);
}, 300_000);
