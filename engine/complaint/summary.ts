/** The head of a complaint: what lists and pages call it. */
import { allFields, fieldAudience } from '../form/fields.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Section } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { withTurns } from '../text/turning.ts';
import { numberOf } from './facts.ts';
import type { Complaint } from './state.ts';

export interface Summary {
  title: string;
  number: string;
  /** The first words of what it is about: the first plain text that was written. */
  subject: string;
  standing: string;
  due: string | null;
}

/** What is personal, sealed or shown to some only never names a complaint: lists are read by all. */
export function subjectOf(rules: Rules, state: Complaint): string {
  const texts = Object.entries(state.sections).flatMap(([id, { data }]) =>
    plainFields(rules.sections.get(id)?.section).map((field) => data[field]),
  );
  const text = texts.find((value) => typeof value === 'string' && value !== '');
  return text ? withTurns([...String(text)].slice(0, 60).join('')) : '';
}

/** Written by people: what the rules fill in says nothing of this complaint. */
const plainFields = (section: Section | undefined): string[] =>
  !section || section.visibleTo
    ? []
    : Object.entries(allFields(section.schema))
        .filter(
          ([id, { type, class: secrecy, choice, format, computed, prefill }]) =>
            !(type !== 'string' || secrecy || choice || format || computed || prefill) &&
            !fieldAudience(section.schema, id).visibleTo,
        )
        .map(([id]) => id);

export function summary(rules: Rules, state: Complaint, language: Language): Summary {
  const procedure = rules.procedures.get(state.procedure);
  const stages = Object.values(state.tracks).flatMap(({ stage }) =>
    stage ? [localize(procedure?.stages.get(stage)?.stage.title, language)] : [],
  );
  const outcome = procedure?.procedure.outcomes.find(({ id }) => id === state.outcome);
  const dues = state.clocks
    .filter((clock) => clock.state === 'running' || clock.state === 'missed')
    .flatMap(({ due }) => due ?? []);
  return {
    title: localize(procedure?.procedure.title, language),
    number: numberOf(rules, state) ?? '',
    subject: state.duty ? state.duty.period || state.duty.day : subjectOf(rules, state),
    standing: [...stages, ...(outcome ? [localize(outcome.title, language)] : [])].join('、'),
    due: dues.sort()[0] ?? null,
  };
}
