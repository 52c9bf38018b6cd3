/** Recognises an element of the base that another version moved or renamed. */
import canonicalize from 'canonicalize';
import { type Documents, type Json, type JsonObject, type Part, type Parts, takeApart } from './parts.ts';

const body = (part: Part): string => {
  const { id: _id, ...rest } = part.own as JsonObject;
  return `${part.kind} ${canonicalize(rest as Json)}`;
};

/** Entries by a name that only one of them has. */
function unique(parts: Part[], name: (part: Part) => string): Map<string, Part> {
  const found = new Map<string, Part[]>();
  for (const part of parts) found.set(name(part), [...(found.get(name(part)) ?? []), part]);
  return new Map([...found].flatMap(([key, list]) => (list.length === 1 ? [[key, list[0] as Part]] : [])));
}

/** Pairs of gone and new elements: the same kind and id elsewhere (moved), or the same content under another id (renamed). */
function pairs(gone: Part[], added: Part[]): [Part, Part][] {
  const names = [(part: Part) => `${part.kind} ${part.id}`, body];
  const found: [Part, Part][] = [];
  for (const name of names) {
    const left = unique(
      gone.filter((part) => !found.some(([was]) => was === part)),
      name,
    );
    const right = unique(
      added.filter((part) => !found.some(([, now]) => now === part)),
      name,
    );
    for (const [key, part] of left) if (right.has(key)) found.push([part, right.get(key) as Part]);
  }
  return found;
}

/** Outermost first: what stands in a moved element is found again once that one is known. */
const isOutermost = (part: Part, among: Set<string>) => part.parent === undefined || !among.has(part.parent);

/** The parts of a version under the keys of the base. */
export function alignTo(base: Parts, documents: Documents): Parts {
  const alias = new Map<string, string>();
  for (;;) {
    const parts = takeApart(documents, alias);
    const gone = [...base.byKey.values()].filter((part) => !parts.byKey.has(part.key));
    const added = [...parts.byKey.values()].filter((part) => !base.byKey.has(part.key));
    const outer = (list: Part[]) => {
      const keys = new Set(list.map((part) => part.key));
      return list.filter((part) => isOutermost(part, keys));
    };
    const found = pairs(outer(gone), outer(added)).filter(([, now]) => !alias.has(now.key));
    if (found.length === 0) return parts;
    for (const [was, now] of found) alias.set(now.key, was.key);
  }
}
