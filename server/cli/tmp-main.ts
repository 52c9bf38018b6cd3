import { Command } from 'commander';
for (const n of ['check','coverage','scenarios','run','explain-deadline','decide-table','next-number','format']) { const m = await import(`./${n}.ts`); (globalThis as any).p ??= new Command('docket'); m.register((globalThis as any).p); }
await (globalThis as any).p.parseAsync();
