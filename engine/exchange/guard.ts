/** What is refused before a parser sees it, and the parsing itself inside a budget of warnings. */
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import { isKnownNamespace, makeModdle } from './moddle.ts';
import { type Definitions, type Element, placeOf } from './shapes.ts';

const MAX_BYTES = 2 * 1024 * 1024;
/** Each element that declares namespaces copies those around it. */
const MAX_NAMESPACES = 100;
/** moddle-xml counts lines from the start for each warning: 5,000 of them took a second, 250,000 would take an hour. */
const MAX_WARNINGS = 100;

const DECLARATION = /<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i;
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)([^\s;<&]{0,40})/i;

const bytesOf = (xml: string): number => new TextEncoder().encode(xml).length;

const refusal = (xml: string): Problem | null => {
  const found = xml.length > MAX_BYTES ? xml.length : bytesOf(xml);
  if (found > MAX_BYTES) return problem('dmn.tooLarge', '', { found, most: MAX_BYTES });
  const declaration = DECLARATION.exec(xml);
  if (declaration) return problem('dmn.declaration', '', { name: declaration[1] });
  const entity = ENTITY.exec(xml);
  if (entity) return problem('dmn.entity', '', { name: entity[1] });
  const namespaces = xml.match(/\bxmlns\b/g)?.length ?? 0;
  return namespaces > MAX_NAMESPACES
    ? problem('dmn.tooMany', '', { what: 'xmlns', most: MAX_NAMESPACES })
    : null;
};

/** saxen 11 reads a reference beyond U+FFFF as another character. */
const withAstral = (xml: string): string =>
  xml.replace(/&#(?:x([0-9a-f]{5,6})|(\d{5,7}));/gi, (whole, hex: string, decimal: string) => {
    const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return point > 0xffff && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

class TooMany extends Error {}

interface Warning {
  message: string;
  element?: unknown;
}

interface Context {
  warnings: Warning[];
  elementsById: Record<string, unknown>;
  addWarning(warning: Warning): void;
}

/** A warning of moddle-xml names no element; the last one with an id before it is where it stands, or just before. */
const limited = (context: Context): Context => {
  const { addWarning } = context;
  context.addWarning = (warning) => {
    if (context.warnings.length === MAX_WARNINGS) throw new TooMany();
    const { [Object.keys(context.elementsById).at(-1) ?? '']: last } = context.elementsById;
    addWarning.call(context, { element: last, ...warning });
  };
  return context;
};

/** The root handler, whose context every other handler shares; moddle-xml sets it when it starts to read. */
function handler(this: object, name: string): object {
  const made = Object.getPrototypeOf(this).handler.call(this, name) as { context?: Context };
  let kept: Context | undefined;
  return Object.defineProperty(made, 'context', {
    get: () => kept,
    set: (context: Context) => {
      kept = limited(context);
    },
  });
}

const reasonOf = (message: string): { line: number; reason: string } => ({
  line: Number(/line: (\d+)/.exec(message)?.[1] ?? -1) + 1,
  reason: (/nested error: ([\s\S]*)/.exec(message)?.[1] ?? message).slice(0, 200),
});

const isUnread = ({ message }: Warning): boolean => message.startsWith('unparsable');

const toProblem = (warning: Warning): Problem => {
  const place = placeOf(warning.element as Element | undefined);
  return isUnread(warning)
    ? problem('dmn.unread', place, reasonOf(warning.message))
    : problem('dmn.lost', place, { what: warning.message });
};

const around = (element: Element | undefined): Element[] =>
  element ? [element, ...around(element.$parent)] : [];

/** The URI of the first element that is none of ours, for a better word than "unexpected element". */
const strangeNamespace = (xml: string): string | undefined =>
  [...xml.matchAll(/xmlns(?::[\w.-]+)?\s*=\s*["']([^"']{0,200})["']/g)]
    .map(([, uri]) => uri ?? '')
    .find((uri) => /\/DMN\/\d+\/(MODEL\/|dmn\.xsd)/i.test(uri) && !isKnownNamespace(uri));

const failure = (xml: string, error: unknown): Problem => {
  if (error instanceof TooMany) return problem('dmn.tooMany', '', { what: 'warnings', most: MAX_WARNINGS });
  const namespace = strangeNamespace(xml);
  if (namespace) return problem('dmn.version', '', { namespace });
  return problem('dmn.malformed', '', reasonOf(error instanceof Error ? error.message : String(error)));
};

export interface ReadFile {
  definitions: Definitions;
  /** `dmn.unread` {line, reason}, `dmn.lost` {what}. */
  problems: Problem[];
  /** Elements in which something was not understood. */
  spoilt: Set<Element>;
}

/** Problems: `dmn.tooLarge`, `dmn.declaration`, `dmn.entity`, `dmn.tooMany`, `dmn.version`, `dmn.malformed`. */
export async function readXml(xml: string): Promise<Result<ReadFile>> {
  const refused = refusal(xml);
  if (refused) return fail(refused);
  try {
    const parsed = await makeModdle().fromXML(withAstral(xml), 'dmn:Definitions', { handler });
    return ok({
      definitions: parsed.rootElement as unknown as Definitions,
      problems: parsed.warnings.map(toProblem),
      spoilt: new Set(
        parsed.warnings.filter(isUnread).flatMap(({ element }) => around(element as Element | undefined)),
      ),
    });
  } catch (error) {
    return fail(failure(xml, error));
  }
}
