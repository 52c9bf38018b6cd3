/** How secret a value is: by the class of its field, or of the fields an expression reads. */
import { allFields } from '../form/fields.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Field, Item } from '../ruleset/types.ts';

export type Secrecy = 'personal' | 'sealed';
type Maybe = Secrecy | undefined;

export const stricter = (a: Maybe, b: Maybe): Maybe =>
  a === 'sealed' || b === 'sealed' ? 'sealed' : (a ?? b);

const strictest = (all: Iterable<Maybe>): Maybe => [...all].reduce(stricter, undefined);

/** An attachment is personal at least: its name and what is in it may tell anything of a person. */
const ownSecrecy = (field: Field | Item): Maybe =>
  stricter((field as Field).class, field.format === 'attachment' ? 'personal' : undefined);

/** A list is as secret as the most secret thing in its rows. */
const ofField = (field: Field): Maybe =>
  [field.items, ...Object.values(field.items?.properties ?? {})].reduce<Maybe>(
    (so, one) => stricter(so, one && ownSecrecy(one)),
    ownSecrecy(field),
  );

type Sections = Map<string, Map<string, Secrecy>>;

/** A rule set that is compiled does not change. */
const known = new WeakMap<Rules, Sections>();

function sectionsOf(rules: Rules): Sections {
  const found: Sections = new Map();
  for (const [id, { section }] of rules.sections) {
    const fields = Object.entries(allFields(section.schema)).flatMap(
      ([field, schema]): [string, Secrecy][] => {
        const secrecy = ofField(schema);
        return secrecy ? [[field, secrecy]] : [];
      },
    );
    if (fields.length > 0) found.set(id, new Map(fields));
  }
  known.set(rules, found);
  return found;
}

/** The secret fields of a section, with how secret they are; undefined where all are open. */
export const secretsOf = (rules: Rules, section: string): Map<string, Secrecy> | undefined =>
  (known.get(rules) ?? sectionsOf(rules)).get(section);

/** A path of the scope; a whole section is as secret as its most secret field. */
function ofPath(rules: Rules, [head = '', ...rest]: string[]): Maybe {
  if (head === 'past') return ofPath(rules, rest);
  const fields = secretsOf(rules, head);
  if (!fields) return undefined;
  return rest[0] === undefined ? strictest(fields.values()) : fields.get(rest[0]);
}

/** Of what an expression answers that reads these paths: it may say again whatever it reads. */
export const secrecyOf = (rules: Rules, read: string[][]): Maybe =>
  strictest(read.map((path) => ofPath(rules, path)));
