/** `docket print`: registers and forms of an installation as PDF files. */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { replay } from '../../engine/complaint/evolve.ts';
import { complaintPage } from '../../engine/complaint/page.ts';
import { paperForm } from '../../engine/form/paper.ts';
import { mayOpen } from '../../engine/permission/readers.ts';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { registerPage } from '../../engine/register/page.ts';
import type { PrintJob } from '../../reports/pdf/job.ts';
import type { Deps } from '../deps.ts';
import { reader as readerOf } from '../errands/make.ts';
import { withPast } from '../past.ts';
import { withPictures } from '../pictures.ts';
import { localTime } from '../routes/prints.ts';
import { pageOf } from '../routes/registers.ts';
import { bookOf } from '../store/books.ts';
import { eventsOf, headOf } from '../store/events.ts';
import { Refusal } from '../store/refusal.ts';
import { loadWorld } from '../world.ts';
import { languageOf, print, withOutput } from './out.ts';
import { inStore, organizationOf } from './over-store.ts';
import type { ServerOptions } from './running.ts';

interface Options extends ServerOptions {
  output: string;
  organization?: string;
  period?: string;
  form?: string;
  copies?: boolean;
  as?: string;
}

async function seen(deps: Deps, organization: string, options: Options) {
  const scope = deps.store.for(organization);
  const rules = await deps.rules.current(organization);
  const world = await loadWorld(deps, scope, rules, organization);
  const language = languageOf(options);
  const printedAt = localTime(deps.clock.now(), rules.set.ruleset.zone);
  return { scope, rules, world, language, stamp: { language, printedAt, head: (await headOf(scope)).hash } };
}

type Made = Promise<Result<PrintJob>>;

async function registerJob(deps: Deps, organization: string, id: string, options: Options): Made {
  const { scope, rules, world, language, stamp } = await seen(deps, organization, options);
  if (!rules.registers.has(id)) return fail(problem('register.unknown', '', { register: id }));
  if (options.as) {
    const reader = await readerOf(deps, { organization, person: options.as, language });
    const page = await pageOf(deps, reader, id, options.period ? { period: options.period } : {});
    return ok({ kind: 'register', page, options: stamp });
  }
  const book = await bookOf(scope, id);
  const page = registerPage(rules, id, book, { period: options.period }, language, world);
  return ok({ kind: 'register', page, options: stamp });
}

/** By its id or by a number it was given. */
async function complaintId(scope: Awaited<ReturnType<typeof seen>>['scope'], asked: string): Promise<string> {
  const row = await scope
    .selectFrom('numbers')
    .select('complaint')
    .where('text', '=', asked)
    .executeTakeFirst();
  return row?.complaint ?? asked;
}

async function formJob(deps: Deps, organization: string, asked: string, options: Options): Made {
  const { scope, world, language, stamp } = await seen(deps, organization, options);
  const events = await eventsOf(scope, await complaintId(scope, asked));
  if (events.length === 0) return fail(problem('complaint.unknown', ''));
  const state = replay(events);
  const rules = await deps.rules.byHash(organization, state.ruleset.hash);
  if (options.as && !mayOpen(rules, state, world, options.as)) return fail(problem('complaint.unknown', ''));
  const who = { person: options.as ?? '', language };
  const { forms } = await withPast(scope, rules, world, (seen) =>
    complaintPage(rules, state, events, who, seen),
  );
  const form = options.form ? forms.find(({ id }) => id === options.form) : forms.at(-1);
  if (!form) return fail(problem('form.unknown', ''));
  const { title, unprintable: text } = form;
  if (options.as && text) return fail(problem('print.barred', '', { title, text }));
  return ok({ kind: 'form', form, options: { ...stamp, copies: options.copies === true } });
}

async function blankJob(deps: Deps, organization: string, id: string, options: Options): Made {
  const { rules, world, language, stamp } = await seen(deps, organization, options);
  const form = rules.forms.get(id);
  if (!form) return fail(problem('form.unknown', ''));
  const paper = paperForm({ rules, language, directory: world.directory }, form, null, world);
  const { head: _head, ...unfilled } = stamp;
  return ok({ kind: 'form', form: paper, options: { ...unfilled, copies: options.copies === true } });
}

/** What a route would answer with. */
function refused(error: unknown): Result<PrintJob> {
  if (error instanceof Refusal) return fail(...error.problems);
  throw error;
}

async function printed(
  deps: Deps,
  make: typeof registerJob,
  id: string,
  options: Options,
): Promise<Result<Uint8Array>> {
  const organization = await organizationOf(deps, options.organization);
  if (!organization.ok) return organization;
  const job = await make(deps, organization.value, id, options).catch(refused);
  if (!job.ok) return job;
  const scope = deps.store.for(organization.value);
  return deps.printer.printInWorker(await withPictures(scope, job.value));
}

const act = (make: typeof registerJob) => async (id: string, options: Options) => {
  const pdf = await inStore(options, (deps) => printed(deps, make, id, options));
  if (!pdf) return;
  writeFileSync(options.output, pdf);
  print(options, { file: options.output, bytes: pdf.length }, [`${options.output}: ${pdf.length} bytes`]);
};

const common = (command: Command): Command =>
  withOutput(command)
    .requiredOption('-o, --output <file>', 'the PDF to write')
    .option('--organization <id>', 'where there are several')
    .option('--data <folder>', 'instead of DOCKET_DATA');

export function register(program: Command): void {
  const group = program.command('print').description('print a register or a form of an installation as PDF');
  common(group.command('register'))
    .description('a register as PDF')
    .argument('<register>', 'id of the register')
    .option('--period <period>', 'one month or year: 2024-07, 2024')
    .option('--as <person>', 'only what this person may read; all of it without')
    .action(act(registerJob));
  common(group.command('blank'))
    .description('a blank form as PDF, to be filled by hand')
    .argument('<form>', 'id of the form')
    .action(act(blankJob));
  common(group.command('form'))
    .description('a form as filled, as PDF')
    .argument('<complaint>', 'number or id of the complaint')
    .option('--form <id>', "the form; the procedure's own where absent")
    .option('--copies', 'print the labelled copies that go out')
    .option(
      '--as <person>',
      'print what this person may see; sections kept from others are blacked out without it',
    )
    .action(act(formJob));
}
