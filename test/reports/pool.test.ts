/** The worker: prints off the main thread, keeps to deadline and memory, and goes on after both. */
import { afterAll, describe, expect, test } from 'vitest';
import type { PrintJob } from '../../reports/pdf/job.ts';
import { LIMITS, openPrinter } from '../../reports/pdf/pool.ts';
import { png } from '../support/png.ts';
import { form, HEAD, PRINTED_AT } from './support/form.ts';
import { register, withText } from './support/register.ts';

const options = { language: 'zh-Hant' as const, printedAt: PRINTED_AT, head: HEAD };
const formJob: PrintJob = { kind: 'form', form, options: { ...options, copies: false } };
const registerJob = (count: number): PrintJob => ({ kind: 'register', page: register(count), options });

describe('printer', { timeout: 60_000 }, () => {
  const printer = openPrinter();
  afterAll(() => printer.close());

  test('prints jobs in order while the main thread goes on', async () => {
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 5);
    const results = await Promise.all([formJob, registerJob(200), formJob].map(printer.printInWorker));
    clearInterval(ticking);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    const [first, , third] = results.map((result) => (result.ok ? result.value : new Uint8Array()));
    expect(Buffer.from(first!).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.compare(first!, third!)).toBe(0);
    expect(ticks).toBeGreaterThan(20);
  });

  test('hands refusals through', async () => {
    const bad: PrintJob = {
      kind: 'form',
      form: { ...form, title: '單𠀀' },
      options: { ...options, copies: false },
    };
    const result = await printer.printInWorker(bad);
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'print.missingGlyph' }] });
  });

  test('a picture that breaks the worker itself is a problem, and the next job goes to another', async () => {
    const url = `data:image/png;base64,${png(9, 9, '', Buffer.from('no deflate')).toString('base64')}`;
    const headed = { ...form, brand: { letterhead: { id: 'torn', width: 9, height: 9 } } };
    const broken: PrintJob = { ...formJob, form: headed, pictures: { torn: url } };
    for (let time = 0; time < 3; time++) {
      expect(await printer.printInWorker(broken)).toMatchObject({ problems: [{ code: 'print.failed' }] });
      expect((await printer.printInWorker(formJob)).ok, `time ${time}`).toBe(true);
    }
  });

  test('a job that breaks is a problem, and the next one prints', async () => {
    const broken = { kind: 'form', form: {}, options: formJob.options } as unknown as PrintJob;
    expect(await printer.printInWorker(broken)).toMatchObject({
      ok: false,
      problems: [{ code: 'print.failed' }],
    });
    expect((await printer.printInWorker(formJob)).ok).toBe(true);
  });
});

test('a missed deadline ends the job, and a new worker takes the next', { timeout: 60_000 }, async () => {
  const printer = openPrinter({ ...LIMITS, seconds: { ...LIMITS.seconds, register: 0.2 } });
  const result = await printer.printInWorker(registerJob(2000));
  expect(result).toEqual({
    ok: false,
    problems: [{ code: 'print.deadline', path: '', params: { seconds: 0.2 } }],
  });
  expect((await printer.printInWorker(formJob)).ok).toBe(true);
  await printer.close();
});

test('too much memory ends the job, not the process', { timeout: 60_000 }, async () => {
  const printer = openPrinter({ ...LIMITS, megabytes: 64 });
  const page = withText('葛\u{e0100}', 1500);
  const result = await printer.printInWorker({ kind: 'register', page, options });
  expect(result).toMatchObject({
    ok: false,
    problems: [{ code: 'print.memory', params: { megabytes: 64 } }],
  });
  expect((await printer.printInWorker(formJob)).ok).toBe(true);
  await printer.close();
});

test('after its end it answers so', async () => {
  const printer = openPrinter();
  await printer.close();
  expect(await printer.printInWorker(formJob)).toMatchObject({
    ok: false,
    problems: [{ code: 'print.closed' }],
  });
});
