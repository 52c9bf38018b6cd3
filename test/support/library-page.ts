/** Writes the library's page, `schemas/organizations/README.md`: a row for each rule set; `test/schemas/organizations.test.ts` holds it against them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { libraryTable } from '../../server/cli/library.ts';
import { organizations, ruleSetOf } from './rule-sets.ts';

const file = new URL('../../schemas/organizations/README.md', import.meta.url);
const page = readFileSync(file, 'utf8');
const words = page.slice(0, page.indexOf('|'));
writeFileSync(file, `${words}${libraryTable(organizations.map(ruleSetOf)).join('\n')}\n`);
