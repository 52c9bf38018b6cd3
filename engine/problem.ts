/** What is wrong, as data: code, place and facts; the sentences live in engine/text. */

export interface Problem {
  /** Stable dotted name, e.g. `reference.unknown`. */
  code: string;
  /** JSON pointer (RFC 6901) into the file or document; '' is the whole of it. */
  path: string;
  /** The rule-set file the pointer is in, e.g. `procedures/complaint.json`; absent for entered data. */
  file?: string;
  /** Facts that the sentence needs; JSON values only. */
  params?: Record<string, unknown>;
}

export type Result<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (...problems: Problem[]): { ok: false; problems: Problem[] } => ({ ok: false, problems });

export const problem = (code: string, path: string, params?: Record<string, unknown>): Problem =>
  params ? { code, path, params } : { code, path };

/** Escapes one reference token of a JSON pointer (RFC 6901 section 3). */
export const token = (key: string | number): string =>
  String(key).replaceAll('~', '~0').replaceAll('/', '~1');

/** Appends keys to a JSON pointer: `at('/a', 'b', 0)` is `/a/b/0`. */
export const at = (path: string, ...keys: (string | number)[]): string =>
  keys.reduce<string>((soFar, key) => `${soFar}/${token(key)}`, path);

/** Moves problems outward: their paths then start at `path`, and they are in `file` if given. */
export const within = (problems: Problem[], path: string, file?: string): Problem[] =>
  problems.map((p) => ({ ...p, path: path + p.path, ...(file ? { file } : {}) }));
