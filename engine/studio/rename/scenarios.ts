/** An element's id in worked complaints and casts, where nothing but its place says what an id means. */
import { isObject, type Json, type JsonObject } from '../../exchange/parts.ts';
import type { Draft } from '../names.ts';
import type { Renaming } from './feel.ts';

type Rename = (text: string) => string;

const keys = (value: Json | undefined, rename: Rename): Json | undefined =>
  isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [rename(key), one])) : value;

const listed = (value: Json | undefined, rename: Rename): Json | undefined =>
  Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? rename(one) : one)) : value;

/** One part of a text that a sign parts: `table/row`, `task.action`, `slip:number`. */
const part =
  (sign: string, index: number, rename: Rename): Rename =>
  (text) =>
    text
      .split(sign)
      .map((one, i) => (i === index ? rename(one) : one))
      .join(sign);

/** Keys of `expect` by kind, and how its texts are renamed there. */
const expected: Record<
  string,
  Record<string, (value: Json | undefined, rename: Rename) => Json | undefined>
> = {
  stage: { stages: listed, registers: values },
  outcome: { outcome: values, registers: values },
  task: { holders: keys, actions: (value, rename) => eachList(value, part('.', 0, rename)) },
  series: { numbers: keys },
  deadline: { clocks: (value, rename) => keys(value, part(':', 0, rename)) },
  table: { because: (value, rename) => listed(value, part('/', 0, rename)) },
  parameter: { because: (value, rename) => listed(value, part('/', 0, rename)) },
  register: { registers: keys, figures: keys },
  slip: { slips: (value, rename) => listed(value, part(':', 0, rename)), issued: keys },
  procedure: { opened: listed, linked: listed },
  duty: {
    opened: (value, rename) =>
      listed(value, (text) => (text.startsWith('duty:') ? part(':', 1, rename)(text) : text)),
  },
  copy: { copies: listed },
};

/** A row, or several, of one register; each cell is known by its column. */
function inRows(value: Json | undefined, rename: Rename): Json | undefined {
  return Array.isArray(value) ? value.map((row) => keys(row, rename) ?? row) : keys(value, rename);
}

/** Ids that stand in a book as values. */
function values(value: Json | undefined, rename: Rename): Json | undefined {
  if (typeof value === 'string') return rename(value);
  if (Array.isArray(value)) return value.map((one) => values(one, rename) ?? one);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, values(one, rename) ?? one]));
}

function eachList(value: Json | undefined, rename: Rename): Json | undefined {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, listed(one, rename) ?? one]));
}

/** `section` and `section.field`, as keys. */
function pathOf({ kind, old, next, section }: Renaming): Rename {
  if (kind === 'section')
    return (text) =>
      text === old ? next : text.startsWith(`${old}.`) ? next + text.slice(old.length) : text;
  return (text) => (text === `${section}.${old}` ? `${section}.${next}` : text);
}

const withKeys = (value: JsonObject, changes: Record<string, Json | undefined>): JsonObject =>
  Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changes[key] ?? one]));

interface Reading {
  renaming: Renaming;
  rename: Rename;
  /** Section that a task or standing action fills. */
  sectionOf(step: JsonObject): string | undefined;
}

function expectation(value: Json | undefined, { renaming, rename }: Reading): Json | undefined {
  if (!isObject(value)) return value;
  const path = pathOf(renaming);
  const inPaths = ['section', 'field'].includes(renaming.kind)
    ? {
        fields: keys(value.fields, path),
        sees: isObject(value.sees)
          ? Object.fromEntries(
              Object.entries(value.sees).map(([person, seen]) => [person, keys(seen, path) ?? seen]),
            )
          : undefined,
      }
    : {};
  const { register = '' } = renaming;
  const inBook =
    isObject(value.registers) && value.registers[register] !== undefined
      ? { registers: { ...value.registers, [register]: inRows(value.registers[register], rename)! } }
      : {};
  const own = Object.entries(expected[renaming.kind] ?? {}).map(
    ([key, change]) => [key, change(value[key], rename)] as const,
  );
  return withKeys(value, { ...inPaths, ...inBook, ...Object.fromEntries(own) });
}

function dataOf(step: JsonObject, { renaming, rename, sectionOf }: Reading): Json | undefined {
  const { kind, section = '' } = renaming;
  if (step.submit !== undefined) {
    if (kind === 'section') return keys(step.data, rename);
    if (kind !== 'field' || !isObject(step.data) || !step.data[section]) return step.data;
    return { ...step.data, [section]: keys(step.data[section], rename)! };
  }
  return kind === 'field' && sectionOf(step) === section ? keys(step.data, rename) : step.data;
}

/** Which key of a step names an element of the kind. */
const named: Record<string, string> = {
  task: 'task',
  submission: 'submit',
  duty: 'duty',
  standingAction: 'action',
};

function stepOf(step: Json, reading: Reading): Json {
  if (!isObject(step)) return step;
  const { renaming, rename } = reading;
  const key = named[renaming.kind];
  const own =
    key && typeof step[key] === 'string' && (key !== 'action' || !step.task)
      ? { [key]: rename(step[key]) }
      : {};
  return withKeys(step, { ...own, data: dataOf(step, reading), expect: expectation(step.expect, reading) });
}

function given(value: Json | undefined, { renaming, rename }: Reading): Json | undefined {
  if (!isObject(value)) return value;
  const { kind } = renaming;
  return withKeys(value, {
    ...(kind === 'parameter' ? { params: keys(value.params, rename) } : {}),
    ...(kind === 'series' ? { counters: keys(value.counters, part('/', 0, rename)) } : {}),
  });
}

/** The section that a step of a worked complaint fills. */
export function sectionsOf({ set }: Draft): Reading['sectionOf'] {
  const tasks = set.procedures.flatMap((p) => p.tracks.flatMap((t) => t.stages.flatMap((s) => s.tasks)));
  const actions = set.procedures.flatMap((p) => p.actions ?? []);
  // What a duty asks for is a task under the duty's id.
  const filled = [...tasks, ...set.duties.duties];
  return ({ task, action }) =>
    (task === undefined ? actions.find(({ id }) => id === action) : filled.find(({ id }) => id === task))
      ?.section;
}

/** A scenario or a cast with the id renamed; any other document as it is. */
export function renamedPlay(draft: Draft, file: string, document: Json, renaming: Renaming): Json {
  if (!isObject(document)) return document;
  const { kind, old, next } = renaming;
  const rename: Rename = (text) => (text === old ? next : text);
  if (/(^|\/)cast\.json$/.test(file))
    return kind === 'parameter' ? withKeys(document, { params: keys(document.params, rename) }) : document;
  if (!file.startsWith('scenarios/') && !file.startsWith('demo/')) return document;
  const reading: Reading = { renaming, rename, sectionOf: sectionsOf(draft) };
  const steps = Array.isArray(document.steps)
    ? document.steps.map((step) => stepOf(step, reading))
    : document.steps;
  return withKeys(document, { given: given(document.given, reading), steps });
}
