/** Puts a rule set in words for a reader who thinks of adopting it. */
import { sectionView } from '../form/localize.ts';
import { type ClauseCoverage, coverage } from '../ruleset/coverage.ts';
import { fingerprint } from '../ruleset/fingerprint.ts';
import { isParam } from '../ruleset/open.ts';
import type { Procedure, RuleSet, Stage, Text } from '../ruleset/types.ts';
import { type Chart, chartOf } from '../studio/chart/chart.ts';
import { draftOf } from '../studio/names.ts';
import { sayElement } from '../studio/say.ts';
import { sayExpression, sayWho } from '../studio/say-rules.ts';
import { type Language, localize } from '../text/language.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import { documentsOfSet } from './documents.ts';
import { entry, type SummaryReader, type Titled, titledOf } from './summary-reader.ts';
import { deadline, parameter, table } from './summary-rules.ts';
import type { LibraryRow, StageSummary, Summary } from './summary-shapes.ts';
import { sayKeyword } from './tell.ts';

/** The goal of a step by its title. */
function nextOf({ next = [] }: Stage, procedure: Procedure, reader: SummaryReader): StageSummary['next'] {
  const title = (list: Titled[], id: string) =>
    localize(list.find((one) => one.id === id)?.title, reader.language) || id;
  const stages = procedure.tracks.flatMap((track) => track.stages);
  return next.map((step) => {
    const to = step.goto
      ? title(stages, step.goto)
      : step.close
        ? title(procedure.outcomes ?? [], step.close)
        : sayKeyword('end', reader.language);
    if (!step.when) return { to };
    return { to, when: sayExpression(reader.draft, step.when, reader.language), feel: step.when };
  });
}

const stage = (one: Stage, procedure: Procedure, reader: SummaryReader): StageSummary => ({
  ...entry(one, reader),
  tasks: one.tasks.map((task) => ({
    ...entry({ ...task, title: task.title ?? one.title }, reader),
    by: sayWho(reader.draft, task.by, reader.language),
  })),
  next: nextOf(one, procedure, reader),
});

/** In the reader's language. */
function chartIn(chart: Chart, language: Language): Summary['procedures'][number]['chart'] {
  const titled = <T extends Titled>(list: T[]) =>
    list.map((one) => ({ ...one, title: localize(one.title, language) || one.id }));
  const { tracks, stages, outcomes, ways } = chart;
  return { tracks: titled(tracks), stages: titled(stages), outcomes: titled(outcomes), ways };
}

const procedure = (one: Procedure, reader: SummaryReader): Summary['procedures'][number] => ({
  ...entry(one, reader),
  chart: chartIn(chartOf(reader.draft, `procedures/${one.id}.json`), reader.language),
  tracks: one.tracks.map((track) => ({
    ...entry(track, reader),
    stages: track.stages.map((each) => stage(each, one, reader)),
  })),
  outcomes: (one.outcomes ?? []).map((outcome) => entry(outcome, reader)),
});

/** Elements of one kind together: `fields “a”, “b”`; what has no title is called as what it stands in. */
function carriers(by: ClauseCoverage['by'], { draft, language }: SummaryReader): string[] {
  const kinds = new Map<string, Set<string>>();
  for (const { kind, id, file, path } of by) {
    const found = draft.walk.elements.find((one) => one.file === file && one.path === path);
    const titles = [...(found ? [found] : []), ...(found?.inside ?? []).toReversed()].map(({ value }) =>
      localize((value.title ?? value.label) as Text | undefined, language),
    );
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(titles.find(Boolean) ?? id));
  }
  const { changes } = wordsOf(language);
  return [...kinds].map(([kind, titles]) =>
    fillIn(changes.element, {
      kind: sayElement(kind, language) ?? sayKeyword(kind, language),
      title: [...titles].join(changes.comma),
    }),
  );
}

const clauses = (reader: SummaryReader): Summary['coverage'] =>
  coverage(reader.rules.set).clauses.map(({ clause, by }) => ({
    id: clause.id,
    outline: localize(clause.outline, reader.language),
    by: carriers(by, reader),
    ...(clause.carried === false ? { reason: localize(clause.reason, reader.language) } : {}),
  }));

function head(reader: SummaryReader) {
  const { id, version, title, description, source, licence, derivedFrom } = reader.rules.set.ruleset;
  return {
    ...entry({ id, title }, reader),
    version,
    description: localize(description, reader.language),
    source: source.title,
    ...(licence ? { licence } : {}),
    ...(derivedFrom ? { derivedFrom: { id: derivedFrom.id, version: derivedFrom.version } } : {}),
  };
}

export function summarize(asked: Omit<SummaryReader, 'draft'>): Summary {
  const { rules, language } = asked;
  const draft = draftOf(documentsOfSet(rules.set));
  const reader = { ...asked, draft };
  const { set } = rules;
  const seen = { rules, language, directory: { people: [] } };
  return {
    ...head(reader),
    departments: titledOf(rules.departments.values(), language),
    roles: titledOf(rules.roles.values(), language),
    coverage: clauses(reader),
    forms: set.forms.map((form) => ({
      ...entry(form, reader),
      sections: form.sections.map(({ id }) => sectionView(seen, id)),
    })),
    procedures: set.procedures.map((one) => procedure(one, reader)),
    deadlines: set.deadlines.deadlines.map((one) => deadline(one, reader)),
    tables: set.tables.map((one) => table(one, reader)),
    registers: set.registers.map((one) => ({
      ...entry(one, reader),
      columns: one.columns.map((column) => entry(column, reader).title),
    })),
    slips: (set.slips ?? []).map((one) => ({
      ...entry(one, reader),
      to: sayWho(draft, one.to, language),
      fields: titledOf(one.fields, language),
      copies: (one.copies ?? []).map(({ label }) => localize(label, language)),
    })),
    duties: set.duties.duties.map((one) => ({ ...entry(one, reader), by: sayWho(draft, one.by, language) })),
    series: set.series.series.map((one) => ({
      ...entry(one, reader),
      pattern: isParam(one.pattern)
        ? localize(rules.parameters.get(one.pattern.param)?.title, language)
        : one.pattern,
    })),
    parameters: (set.ruleset.parameters ?? []).map((one) => parameter(one, reader)),
    scenarios: (set.scenarios ?? []).map((one) => ({ ...entry(one, reader), steps: one.steps.length })),
  };
}

/** In all its languages. */
export function libraryRow(set: RuleSet): Omit<LibraryRow, 'title'> & { title: Text } {
  const { clauses: rows, carried, notSoftware } = coverage(set);
  const { id, version, title, parameters = [] } = set.ruleset;
  return {
    key: fingerprint(set),
    id,
    version,
    title,
    counts: {
      clauses: rows.length - notSoftware,
      carried,
      procedures: set.procedures.length,
      forms: set.forms.length,
      deadlines: set.deadlines.deadlines.length,
      registers: set.registers.length,
      parameters: parameters.length,
      scenarios: (set.scenarios ?? []).length,
    },
  };
}
