/** Where secret values stand in what is stored: handed to a function that closes them. */
import type { Data, Event } from '../complaint/events.ts';
import type { SlipPaper } from '../print/shapes.ts';
import { pathsRead } from '../register/place.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { RegisterColumn } from '../ruleset/types.ts';
import { secrecyOf, secretsOf } from './secrecy.ts';

export type Close = (value: unknown) => unknown;

const known = new WeakMap<Rules, boolean>();

/** Whether the rule set has a field that is personal or sealed. */
export function hasSecrets(rules: Rules): boolean {
  const has = known.get(rules) ?? [...rules.sections.keys()].some((id) => secretsOf(rules, id) !== undefined);
  known.set(rules, has);
  return has;
}

const closing = (data: Data, isSecret: (name: string) => boolean, close: Close): Data =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      isSecret(name) && value !== null && value !== undefined ? close(value) : value,
    ]),
  );

/** A slip's field is as secret as what its expression reads. */
function isSecretOf(rules: Rules, slip: string): (name: string) => boolean {
  const fields = rules.slips.get(slip)?.fields ?? [];
  return (name) => {
    const field = fields.find(({ id }) => id === name);
    return field !== undefined && secrecyOf(rules, rules.expression(field.value).uses) !== undefined;
  };
}

/** What the paper says may repeat anything: all of it is closed. */
const closedPaper = (paper: SlipPaper, close: Close): SlipPaper => ({
  ...paper,
  sheets: paper.sheets.map((sheet) => ({
    ...sheet,
    nodes: close(sheet.nodes) as SlipPaper['sheets'][number]['nodes'],
  })),
});

/** What people write to each other names whom it likes: closed, whatever the rule set has. */
export const isConfided = ({ type }: Event): boolean =>
  type === 'note.added' || type === 'opinion.given' || type === 'task.consulted';

export function sealEvent(rules: Rules, event: Event, close: Close): Event {
  switch (event.type) {
    case 'section.signed': {
      const secrets = secretsOf(rules, event.section);
      return secrets ? { ...event, data: closing(event.data, (name) => secrets.has(name), close) } : event;
    }
    case 'field.filled': {
      const secret = secretsOf(rules, event.section)?.has(event.field) && event.value !== null;
      return secret ? { ...event, value: close(event.value) } : event;
    }
    case 'slip.issued':
      return {
        ...event,
        values: closing(event.values, isSecretOf(rules, event.slip), close),
        paper: closedPaper(event.paper, close),
      };
    case 'note.added':
    case 'opinion.given':
      return { ...event, text: close(event.text) as string };
    case 'task.consulted':
      return { ...event, question: close(event.question) as string };
    default:
      return event;
  }
}

/** A register's cell is as secret as what its column reads. */
export function secretColumns(rules: Rules, register: string): Set<string> {
  const book = rules.registers.get(register)!;
  const isSecret = ({ value }: RegisterColumn) =>
    secrecyOf(rules, pathsRead(rules, book, value)) !== undefined;
  return new Set(book.columns.filter(isSecret).map(({ id }) => id));
}

export function sealCells(rules: Rules, register: string, cells: Data, close: Close): Data {
  const secret = secretColumns(rules, register);
  return closing(cells, (name) => secret.has(name), close);
}
