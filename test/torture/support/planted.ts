/** A canary in each personal and sealed field that a demo's stories fill with free text: the folder copied, the stories rewritten. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { allFields } from '../../../engine/form/fields.ts';
import type { Rules } from '../../../engine/ruleset/rules.ts';
import type { Scenario } from '../../../engine/ruleset/types.ts';
import { secretsOf } from '../../../engine/search/secrecy.ts';

/** Where a canary was put. */
export interface Canary {
  text: string;
  section: string;
  field: string;
}

type Data = Record<string, unknown>;

/** What takes a canary: a text that nothing is asked of but its length. */
function takes(rules: Rules, section: string, field: string, value: unknown): boolean {
  const found = rules.sections.get(section)?.section;
  const schema = found && allFields(found.schema)[field];
  const free = schema?.type === 'string' && !schema.format && !schema.pattern && !schema.choice;
  return Boolean(
    free &&
      typeof value === 'string' &&
      secretsOf(rules, section)?.has(field) &&
      (schema?.maxLength ?? 99) > 20,
  );
}

/** The one section with this field that keeps it secret, where no other has a field of that name. */
function sectionWith(rules: Rules, field: string): string | undefined {
  const having = [...rules.sections.values()].filter(({ section }) => field in allFields(section.schema));
  return having.length === 1 ? having[0]!.section.id : undefined;
}

function planter(rules: Rules) {
  const canaries: Canary[] = [];
  const planted = (section: string, data: Data): Data =>
    Object.fromEntries(
      Object.entries(data).map(([field, value]) => {
        if (!takes(rules, section, field, value)) return [field, value];
        const text = `Qanary${1000 + canaries.length}x`;
        canaries.push({ text, section, field });
        return [field, text];
      }),
    );
  const step = (one: Scenario['steps'][number]): Scenario['steps'][number] => {
    if (!one.data) return one;
    const entries = Object.entries(one.data as Data).map(([name, value]) => {
      if (one.submit) return [name, planted(name, value as Data)];
      const section = sectionWith(rules, name);
      return [name, section ? planted(section, { [name]: value })[name] : value];
    });
    return { ...one, data: Object.fromEntries(entries) };
  };
  return { canaries, step };
}

/** The copy's folder, and what was planted in it. */
export function planted(rules: Rules, folder: string): { folder: string; canaries: Canary[] } {
  const copy = join(mkdtempSync(join(tmpdir(), 'docket-canaries-')), basename(folder));
  cpSync(folder, copy, { recursive: true });
  const { canaries, step } = planter(rules);
  const stories = join(copy, 'demo', 'stories');
  for (const name of readdirSync(stories).filter((one) => one.endsWith('.json'))) {
    const story = JSON.parse(readFileSync(join(stories, name), 'utf8')) as Scenario;
    writeFileSync(join(stories, name), JSON.stringify({ ...story, steps: story.steps.map(step) }));
  }
  return { folder: copy, canaries };
}
