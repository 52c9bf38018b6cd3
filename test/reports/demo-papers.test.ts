/** Demo data of the eight rule sets that began docket: every form is filled, every slip issued, every register has rows; each is printed and read back. */
import { describe, expect, test } from 'vitest';
import { replay } from '../../engine/complaint/evolve.ts';
import type { Complaint } from '../../engine/complaint/state.ts';
import { paperForm } from '../../engine/form/paper.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import { clean } from '../../reports/pdf/clean.ts';
import { documentOf, type PrintJob } from '../../reports/pdf/job.ts';
import { textsOf } from '../../reports/pdf/kept.ts';
import { printJob } from '../../reports/print.ts';
import type { Deps } from '../../server/deps.ts';
import { reader } from '../../server/errands/make.ts';
import { eventsOf } from '../../server/store/events.ts';
import { must } from '../server/office.ts';
import { amount, some } from '../support/amount.ts';
import { inkOf, skipped, squeeze } from './support/poppler.ts';
import { byGlyph, counted } from './support/random-text.ts';
import { PRINTED, seeded } from './support/seeded.ts';

const EIGHT = [
  'apparel-brand',
  'affiliated-hospital',
  'first-responsible-company',
  'infusion-products',
  'market-regulator',
  'pcb-manufacturer',
  'property-record-form',
  'testing-laboratory',
];
/** Of each kind. */
const PRINTS = amount(1, 1000);

async function complaintsOf(deps: Deps, organization: string): Promise<Complaint[]> {
  const scope = deps.store.for(organization);
  const rows = await scope.selectFrom('complaints').select('id').orderBy('id').execute();
  return Promise.all(rows.map(async ({ id }) => replay(await eventsOf(scope, id))));
}

const slipJobs = (slip: string, states: Complaint[]): PrintJob[] =>
  states
    .flatMap(({ slips }) => slips)
    .filter((one) => one.slip === slip)
    .map(({ paper, hash }) => ({
      kind: 'slips',
      slips: [{ paper, options: { issuedAt: PRINTED, hash, print: { n: 1, by: '', at: PRINTED } } }],
    }));

async function formJobs(deps: Deps, rules: Rules, id: string, states: Complaint[]): Promise<PrintJob[]> {
  const form = rules.forms.get(id)!;
  const filled = states.filter(({ sections, records }) =>
    form.sections.some((section) => section.id in sections || section.id in records),
  );
  const errand = { organization: rules.set.ruleset.id, person: '', language: rules.set.ruleset.language };
  const { language, world } = await reader(deps, errand);
  const options = { language, printedAt: PRINTED, copies: true };
  return filled.map((state) => {
    const paper = paperForm({ rules, language, directory: world.directory }, form, state, world);
    return { kind: 'form', form: paper, options };
  });
}

/** Characters that stand more often in the document than in the text layer. */
async function lost(job: PrintJob): Promise<string[]> {
  const texts = documentOf(job).sets.flatMap(({ content }) =>
    content.flatMap((block) => [...textsOf(block)]),
  );
  const ink = counted(byGlyph(inkOf(must(await printJob(job)))));
  const wanted = counted(byGlyph(squeeze(clean(texts.join('')))));
  return [...wanted].flatMap(([character, count]) => (count > (ink.get(character) ?? 0) ? [character] : []));
}

describe.skipIf(skipped !== '').each(some(EIGHT, 1))(`%s${skipped}`, (organization) => {
  test('each paper from demo data, and its text layer', { timeout: 600_000 }, () =>
    seeded(organization, async (deps) => {
      const rules = await deps.rules.current(organization);
      const states = await complaintsOf(deps, organization);
      const jobs: Record<string, PrintJob[]> = {};
      for (const { id } of rules.set.slips ?? []) jobs[`slip ${id}`] = slipJobs(id, states);
      for (const { id } of rules.set.forms) jobs[`form ${id}`] = await formJobs(deps, rules, id, states);
      expect(Object.keys(jobs).filter((kind) => jobs[kind]!.length === 0)).toEqual([]);
      for (const [kind, all] of Object.entries(jobs))
        for (const job of all.slice(0, PRINTS)) expect(await lost(job), kind).toEqual([]);

      const scope = deps.store.for(organization);
      const books = await scope.selectFrom('register_rows').select('register').distinct().execute();
      const empty = [...rules.registers.keys()].filter(
        (id) => !books.some(({ register }) => register === id),
      );
      expect(empty).toEqual([]);
    }),
  );
});
