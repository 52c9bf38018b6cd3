/** Copies of a form on real paper: what each shows, what does not apply, what is never printed. */
import { expect, test, vi } from 'vitest';
import { complaintPage } from '../../engine/complaint/page.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { formDocument } from '../../reports/layout/form.ts';
import { slipDocument } from '../../reports/layout/slip.ts';
import { print } from '../../reports/pdf/print.ts';
import { pagesOf, skipped, squeeze } from '../reports/support/poppler.ts';
import { calendarOf, must, rulesOf } from '../support/rule-sets.ts';
import { office, officeRules } from './office.ts';

vi.setConfig({ testTimeout: 60_000 });

const calendar = calendarOf('cn');
const conditions = office.scenarios!.find(({ id }) => id === 'conditionsAcross')!;

type Data = Record<string, unknown>;

const atHome = ({ claim: { abroad: _, ...claim } }: { claim: Data }) => ({ claim });

/** The claim sheet after its offer, with or without a transport. */
async function pagesFor(transport: boolean): Promise<string[]> {
  const steps = conditions.steps
    .filter(({ expect: expected }) => !expected?.problems)
    .slice(0, 2)
    .map(({ expect: _, ...step }) => ({
      ...step,
      data: transport || !step.submit ? step.data : atHome(step.data as { claim: Data }),
    }));
  const { complaints } = playScenario(officeRules, { ...conditions, steps }, office.cast!, calendar);
  const { state, events } = complaints[0]!;
  const world = { directory: { people: office.cast!.people }, params: office.cast!.params, calendar };
  const page = complaintPage(officeRules, state, events, { person: 'dora', language: 'en' }, world);
  const form = page.forms.find(({ id }) => id === 'claimSheet')!;
  const options = { language: 'en', copies: true, printedAt: '2024-03-05T09:00:00+08:00' } as const;
  return pagesOf(must(await print(formDocument(form, options)))).map(squeeze);
}

test.skipIf(skipped !== '')(`the second copy shows what it names and nothing else${skipped}`, async () => {
  const [first = '', second = ''] = await pagesFor(true);
  for (const text of ['First', 'Offer', 'Kind', 'Plain', 'Inspection']) expect(first).toContain(text);
  for (const text of ['Second', 'Offer', 'Amount', 'Inspection']) expect(second).toContain(text);
  for (const text of ['Kind', 'Plain']) expect(second).not.toContain(text);
  for (const copy of [first, second]) expect(copy).not.toContain('Inner');
});

test.skipIf(skipped !== '')(`a section that does not apply says so on paper${skipped}`, async () => {
  const applicable = await pagesFor(true);
  const not = await pagesFor(false);
  for (const page of applicable) expect(page).not.toContain('notapplicable');
  for (const page of not) expect(page).toMatch(/notapplicable.*Inspection/s);
});

const playedOf = (organization: string, id: string) => {
  const rules = rulesOf(organization);
  const { scenarios, cast } = rules.set;
  const { complaints } = playScenario(rules, scenarios!.find((one) => one.id === id)!, cast!, calendar);
  return complaints[0]!.state.slips.map(({ paper }) => paper);
};

test('a copy for a notice board is kept by nobody, and no number of one complaint stands on it', () => {
  const [notice] = playedOf('property-owner-service', 'publicNotice');
  expect(notice!.sheets[0]?.copies).toEqual([{ id: 'board', label: '項目公告欄', to: '' }]);
  expect(notice!.of).toBeUndefined();
});

test('a slip that has no number and shows none says whose it is, on its first page and on those after', () => {
  const [plan] = playedOf('property-owner-service', 'planExplained');
  expect(plan!.of).toEqual({ label: '投訴編號', text: '2024-0001' });
  const { sets } = slipDocument(plan!, {
    issuedAt: '2024-05-06T10:00:00+08:00',
    hash: 'h',
  });
  for (const line of [sets[0]!.first, sets[0]!.later]) expect(line?.left).toContain('投訴編號：2024-0001');
  const [workOrder] = playedOf('tower-company-branch', 'overdueNationalDay');
  expect(workOrder!.of).toBeUndefined();
});
