/** What rules say by ids, in words: who holds, when something holds, which event. */
import said from '../../schemas/meta/values.json' with { type: 'json' };
import { sayKeyword } from '../exchange/tell.ts';
import { allFields } from '../form/fields.ts';
import { meta } from '../ruleset/meta.ts';
import { eventKind } from '../ruleset/names.ts';
import type { Holder, Text } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { fillIn } from '../text/words.ts';
import { valuesOf } from './form/asks.ts';
import { type Draft, titleOf } from './names.ts';
import { sayEvent, sayValue } from './say.ts';

const holders = said.holders as Record<string, Text>;
const feel = said.feel as Record<string, Text>;

export function sayEventName(draft: Draft, event: string, language: Language): string {
  const [family = '', name = ''] = event.split(':');
  const kind = eventKind(event);
  return sayEvent(family, kind ? titleOf(draft, kind, name, language) : name, language) || event;
}

/** What each way to name a holder points to. */
const pointed: Record<string, string> = {
  param: 'parameter',
  table: 'anyTable',
  field: 'field',
  each: 'field',
  actorOf: 'stage',
  supervisorOf: 'stage',
  above: 'stage',
  holderOf: 'task',
};

/** `table`, `param`, `actorOf` …: how it is found. */
export function sayPointed(draft: Draft, way: string, value: unknown, language: Language): string {
  const ofParam = typeof value === 'object' && value !== null && 'param' in value;
  const kind = ofParam ? 'parameter' : pointed[way]!;
  const name = titleOf(draft, kind, String(ofParam ? value.param : value), language);
  return fillIn(localize(holders[way], language), { name });
}

/** Whoever it will be: by title where the rules name them, else how they are found. */
export function sayWho(draft: Draft, holder: Holder, language: Language): string {
  const ways = Object.entries(holder).flatMap(([way, value]): string[] => {
    if (way === 'department' || way === 'role') return [titleOf(draft, way, String(value), language)];
    if (way in pointed) return [sayPointed(draft, way, value, language)];
    if (way === 'anyone' || way === 'outsider') return [sayValue(way, String(value), language)];
    return way === 'opener' || way === 'late' ? [sayKeyword(way, language)] : [];
  });
  const who = ways.join(' · ');
  return holder.head ? fillIn(localize(holders.head, language), { name: who }) : who;
}

/** The first step of a name in FEEL, and what its second is the id of. */
const roots: Record<string, string> = {
  params: 'parameter',
  clock: 'deadline',
  slips: 'slip',
  history: 'history',
  number: 'series',
};

interface Asked {
  text: string;
  /** The values of the field, by title. */
  values: ReadonlyMap<string, string>;
}

const none: ReadonlyMap<string, string> = new Map();

function sayName(draft: Draft, name: string, language: Language): Asked | undefined {
  const [first = '', second = '', ...rest] = name.split('.');
  const steps = (more: string[]) => more.map((step) => ` · ${sayKeyword(step, language)}`).join('');
  const section = draft.set.forms.flatMap(({ sections }) => sections).find(({ id }) => id === first);
  const field = second ? section && allFields(section.schema)[second] : undefined;
  if (field) {
    const values = valuesOf(draft, field, language) ?? [];
    const titled = new Map(values.map(({ value, title }) => [value, title]));
    return { text: titleOf(draft, 'field', `${first}.${second}`, language) + steps(rest), values: titled };
  }
  if (section)
    return {
      text: titleOf(draft, 'section', first, language) + steps([second, ...rest].filter(Boolean)),
      values: none,
    };
  if (!second || first === '' || !(first in roots || first === 'complaint')) return undefined;
  const kind = roots[first];
  const choice = draft.set.ruleset.parameters?.find(({ id }) => first === 'params' && id === second)?.choice;
  const listed = choice ? (valuesOf(draft, { title: '', type: 'string', choice }, language) ?? []) : [];
  const text = kind ? titleOf(draft, kind, second, language) : steps([first, second]).slice(3);
  return { text: text + steps(rest), values: new Map(listed.map(({ value, title }) => [value, title])) };
}

const signs: Record<string, string> = { '!=': '≠', '>=': '≥', '<=': '≤' };

/** Texts, names with their steps, signs; what stands between them. */
const token = /"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|[!<>]=|[^A-Za-z_"]/g;

/** FEEL read aloud: fields, values and parameters by title, its little words as people say them. */
export function sayExpression(draft: Draft, text: string, language: Language): string {
  let values = none;
  let around = '';
  const person = (id: string) =>
    ['department', 'role'].map((kind) => titleOf(draft, kind, id, language)).find((title) => title !== id);
  return text.replace(token, (part) => {
    if (part.startsWith('"')) {
      const id = part.slice(1, -1);
      return values.get(id) || person(id) || part;
    }
    if (!/^[A-Za-z_]/.test(part)) return signs[part] ?? part;
    if (part in feel) return localize(feel[part], language);
    const asked = sayName(draft, part, language) ?? sayName(draft, `${around}.${part}`, language);
    if (!asked) return part;
    values = asked.values;
    around = part.split('.')[0]!;
    return asked.text;
  });
}

/** What a keyword of the language points to, wherever it stands: `goto` to a stage, `when` to an expression. */
function pointersIn(schema: unknown, found: Map<string, string>): Map<string, string> {
  if (typeof schema !== 'object' || schema === null) return found;
  const { properties = {} } = schema as { properties?: Record<string, { refersTo?: string; $ref?: string }> };
  for (const [keyword, { refersTo, $ref = '' }] of Object.entries(properties)) {
    const kind = refersTo ?? ($ref.endsWith('/expression') ? 'expression' : undefined);
    if (kind && typeof kind === 'string') found.set(keyword, kind);
  }
  for (const child of Object.values(schema)) pointersIn(child, found);
  return found;
}

const pointing = pointersIn(Object.values(meta), new Map());

/** Says the text that stands under a keyword: names by title, events and expressions in words. */
export const saying =
  (draft: Draft, language: Language) =>
  (keyword: string, text: string): string => {
    const kind = pointing.get(keyword);
    if (kind === 'expression') return sayExpression(draft, text, language);
    if (kind === 'event') return sayEventName(draft, text, language);
    return kind ? titleOf(draft, kind, text, language) : text;
  };
