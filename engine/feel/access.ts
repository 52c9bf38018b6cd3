/** How a named value is read: straight from the data by its path, or as a member of a computed value. */
import { at } from '../problem.ts';
import { type Code, tick } from './code.ts';
import { halt } from './halt.ts';
import { partOf } from './properties.ts';
import type { FeelType } from './types.ts';
import { Context, jsonKind, readJson, type Value } from './values.ts';

/** A value read straight from the data by a path of contexts: nothing beside the leaf is converted. */
export interface Direct extends Code {
  path: string[];
}

export const isDirect = (code: Code): code is Direct => 'path' in code;

export const readPath = (path: string[], type: FeelType): Direct => {
  const pointer = at('', ...path);
  const run: Code['run'] = (frame) => {
    tick(frame);
    let json: unknown = frame.data;
    path.forEach((key, depth) => {
      json = member(json, key, path.slice(0, depth));
    });
    return readJson(json, type, pointer);
  };
  return { type, run, origin: path, rooted: true, path };
};

/** Problem `feel.dataType` where the data has something else than the declared record. */
const member = (json: unknown, key: string, above: string[]): unknown => {
  if (json === null || json === undefined) return null;
  if (typeof json === 'object' && !Array.isArray(json)) {
    return Object.hasOwn(json, key) ? (json as Record<string, unknown>)[key] : null;
  }
  return halt('feel.dataType', { expected: 'context', found: jsonKind(json) }, at('', ...above));
};

const memberOf = (value: Value, key: string): Value =>
  value instanceof Context ? value.get(key) : partOf(value, key);

export const access = (base: Code, key: string, type: FeelType): Code => {
  const run: Code['run'] = (frame) => {
    tick(frame);
    const value = base.run(frame);
    if (Array.isArray(value)) {
      tick(frame, value.length);
      return value.map((element) => memberOf(element, key));
    }
    return memberOf(value, key);
  };
  return { type, run, rooted: base.rooted, question: base.question };
};

export const projection = (base: Code, key: string, type: FeelType): Code => ({
  ...access(base, key, { kind: 'list', of: type }),
});
