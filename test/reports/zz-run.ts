import { writeFileSync } from 'node:fs';
import { openPrinter } from '/work/main/reports/pdf/pool.ts';
import { form, HEAD, PRINTED_AT, register } from '/work/main/test/reports/support/samples.ts';

const p = openPrinter();
const options = { language: 'zh-Hant' as const, printedAt: PRINTED_AT, head: HEAD };
for (const [name, job] of [
  ['form5', { kind: 'form', form, options: { ...options, copies: true } }],
  ['form5', { kind: 'form', form, options: { ...options, copies: true } }],
  ['form1', { kind: 'form', form, options: { ...options, copies: false } }],
  ['form1', { kind: 'form', form, options: { ...options, copies: false } }],
  [
    'formA5',
    {
      kind: 'form',
      form: { ...form, paper: { ...form.paper, size: 'A5' } },
      options: { ...options, copies: false },
    },
  ],
  ['reg60', { kind: 'register', page: register(60), options }],
  ['reg0', { kind: 'register', page: register(0), options }],
  ['reg100', { kind: 'register', page: register(100), options }],
  ['reg1000', { kind: 'register', page: register(1000), options }],
] as const) {
  const t = performance.now();
  const r = await p.printInWorker(job as never);
  console.log(
    name,
    Math.round(performance.now() - t),
    'ms',
    r.ok ? r.value.length : JSON.stringify(r.problems),
  );
  if (r.ok) writeFileSync(`/tmp/out-${name}.pdf`, r.value);
}
await p.close();
