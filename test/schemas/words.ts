/** The words of the language as the meta-schemas write them: keywords, what must be there, values and bounds. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Node {
  title?: string;
  anyOf?: Node[];
  items?: Node;
  enum?: unknown[];
  const?: unknown;
  required?: string[];
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  $defs?: Record<string, Node>;
  [bound: string]: unknown;
}

/** By place: what may stand there (`may`), what must (`must`), bounds. Branches of an anyOf share their place. */
export interface Words {
  may: string[];
  must: string[];
  bounds: Record<string, number>;
}

const folder = fileURLToPath(new URL('../../schemas/meta/', import.meta.url));
const bounds = ['minimum', 'minLength', 'minItems', 'maximum', 'maxLength', 'maxItems'];

function note(node: Node, place: string, found: Map<string, Words>): void {
  const words = found.get(place) ?? { may: [], must: [], bounds: {} };
  const values = [...(node.enum ?? []), ...(node.const === undefined ? [] : [node.const])];
  words.may.push(...Object.keys(node.properties ?? {}), ...values.map((value) => JSON.stringify(value)));
  words.must.push(...(node.required ?? []));
  for (const key of bounds) if (typeof node[key] === 'number') words.bounds[key] = node[key];
  found.set(place, words);
}

function visit(node: Node, place: string, found: Map<string, Words>): void {
  note(node, place, found);
  for (const [key, inner] of Object.entries(node.properties ?? {})) visit(inner, `${place}/${key}`, found);
  for (const [key, inner] of Object.entries(node.$defs ?? {})) visit(inner, `${place}#${key}`, found);
  for (const branch of node.anyOf ?? [])
    visit(branch, branch.title ? `${place}/<${branch.title}>` : place, found);
  if (node.items) visit(node.items, `${place}/[]`, found);
  if (typeof node.additionalProperties === 'object') visit(node.additionalProperties, `${place}/*`, found);
}

export function wordsOfLanguage(): Record<string, Words> {
  const found = new Map<string, Words>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.schema.json')))
    visit(JSON.parse(readFileSync(folder + file, 'utf8')), file.replace('.schema.json', ''), found);
  const said = [...found].filter(
    ([, { may, must, bounds: own }]) => [...may, ...must, ...Object.keys(own)].length > 0,
  );
  return Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}
