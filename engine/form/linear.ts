/** Patterns on an engine that is linear, the same on the server and in a page (guarantees, decision 4). */
import { RE2JS } from 're2js';

/** ajv remembers patterns by their text, hence `toString`. */
export function linear(pattern: string) {
  const compiled = RE2JS.compile(pattern);
  return { test: (text: string) => compiled.matcher(text).find(), toString: () => `re2js:${pattern}` };
}

/** How a module written out by ajv names it; whoever bundles that module resolves it from docket's root. */
linear.code = 'require("./engine/form/linear.ts").linear';
