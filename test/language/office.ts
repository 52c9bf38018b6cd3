/** The made-up office that uses every word of the language, read and compiled. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { readRuleSet } from '../../engine/ruleset/load.ts';
import { must } from '../support/rule-sets.ts';

const folder = fileURLToPath(new URL('./office', import.meta.url));
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.json'),
);

export const office = must(
  readRuleSet(Object.fromEntries(names.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]))),
);
export const officeRules = must(compile(office, { makeValidator }));
