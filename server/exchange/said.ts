/** Differences, conflicts and readings in an office's words. */
import { diff } from '../../engine/exchange/diff.ts';
import { documentsOfSet } from '../../engine/exchange/documents.ts';
import type { Conflict } from '../../engine/exchange/merge.ts';
import { type Documents, isObject, type Json } from '../../engine/exchange/parts.ts';
import { sayPlace } from '../../engine/exchange/report.ts';
import type { Reading } from '../../engine/exchange/reread.ts';
import { type SayText, sayChange, sayJson, sayKeyword } from '../../engine/exchange/tell.ts';
import { clausesOf } from '../../engine/ruleset/coverage.ts';
import { kindOf } from '../../engine/ruleset/files.ts';
import type { RuleSet, Text } from '../../engine/ruleset/types.ts';
import { draftOf } from '../../engine/studio/names.ts';
import { sayElement } from '../../engine/studio/say.ts';
import { sayAsked, sayFound } from '../../engine/studio/say-reading.ts';
import { saying } from '../../engine/studio/say-rules.ts';
import { type Language, localize } from '../../engine/text/language.ts';
import { fillIn, wordsOf } from '../../engine/text/words.ts';

export interface SaidChange {
  file: string;
  /** The file as it is called. */
  place: string;
  change: string;
  kind: string;
  clause: string[];
  text: string;
}

/** A form by its title; a file that only holds a list by what is listed. */
function sayFile(file: string, documents: Documents[], language: Language): string {
  const kind = kindOf(file);
  if (!kind) return file;
  if (!kind.many) return sayKeyword(kind.key, language);
  const document = documents.map((one) => one[file]).find(isObject);
  const title = localize(document?.title as Text | undefined, language) || String(document?.id ?? file);
  const word = sayElement(kind.meta, language) ?? sayKeyword(kind.key, language);
  return fillIn(wordsOf(language).changes.element, { kind: word, title });
}

/** But for fingerprints, which nobody reads. */
const diffs = (before: Documents, after: Documents) =>
  diff(before, after).filter(({ path }) => !path.endsWith('/fingerprint'));

export const sayChanges = (before: Documents, after: Documents, language: Language): SaidChange[] => {
  const [was, now] = [before, after].map((documents) => saying(draftOf(documents), language)) as [
    SayText,
    SayText,
  ];
  // What is gone is named by what it was.
  const named: SayText = (keyword, text) => {
    const title = now(keyword, text);
    return title === text ? was(keyword, text) : title;
  };
  return diffs(before, after).map((change) => ({
    file: change.file,
    place: sayFile(change.file, [after, before], language),
    change: change.change,
    kind: change.kind,
    clause: clausesOf(change.clause),
    text: sayChange(change, language, named),
  }));
};

export interface SaidConflict extends Pick<Conflict, 'id' | 'kind'> {
  place: string;
  clause: string[];
  base: string;
  ours: string;
  theirs: string;
}

export function sayConflict(conflict: Conflict, language: Language): SaidConflict {
  const { id, kind, clause } = conflict;
  const reading = (side: 'base' | 'ours' | 'theirs') => sayJson(conflict[side] ?? null, language);
  const sides = { base: reading('base'), ours: reading('ours'), theirs: reading('theirs') };
  return { id, kind, place: sayPlace(conflict, language), clause: clausesOf(clause), ...sides };
}

export interface SaidReading extends Pick<Reading, 'id' | 'scenario' | 'step' | 'free' | 'confirmed'> {
  title: string;
  place: string;
  expected: string;
  actual: string;
  /** What is confirmed: sent back as it is. */
  value: Json;
}

export function sayReadings(
  readings: Reading[],
  set: RuleSet | undefined,
  language: Language,
): SaidReading[] {
  if (!set) return [];
  const draft = draftOf(documentsOfSet(set));
  const titles = new Map((set.scenarios ?? []).map(({ id, title }) => [id, localize(title, language)]));
  return readings.map(({ expected, actual, what, ...one }) => ({
    ...one,
    title: titles.get(one.scenario) || one.scenario,
    place: sayAsked(draft, what, language),
    expected: sayFound(draft, what, expected, language),
    actual: sayFound(draft, what, actual, language),
    value: (actual ?? null) as Json,
  }));
}
