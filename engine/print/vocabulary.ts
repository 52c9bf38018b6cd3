/** The print vocabulary: one word of the tree, one function that compiles it. */
import type { FieldView } from '../form/shapes.ts';
import { nearest } from '../nearest.ts';
import { at, problem } from '../problem.ts';
import type { PrintBlock, PrintCell } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { type Draw, entriesOf, expression, into, listOf, type Place, withEntry, words } from './place.ts';
import type { Picture } from './shapes.ts';
import type { Seen } from './template.ts';

/** `print.unknownField` for a name that the paper does not hold. */
function known(place: Place, key: string, name: string | undefined, names: string[]): void {
  if (name === undefined || names.includes(name)) return;
  place.problems.push(
    problem('print.unknownField', at(place.path, key), { name, nearest: nearest(name, names) }),
  );
}

type Cell = (seen: Seen) => FieldView[];

function cell(place: Place, { field, ticks, label, text, blocks, span, lines }: PrintCell): Cell {
  const { holding } = place;
  known(place, 'field', field, holding.fields);
  if (field !== undefined) place.reads.push(field.split('.'));
  const [title, value] = [words(into(place, 'label'), label), words(into(place, 'text'), text)];
  const inner = blocks && place.inner(into(place, 'blocks'), blocks);
  return (seen) => {
    const own = field === undefined ? undefined : holding.cell(field, seen, ticks);
    if (field !== undefined && !own) return [];
    const plain: FieldView = own ?? { id: '', title: '', text: '', span: span ?? 2, long: false };
    return [
      {
        ...plain,
        ...(label ? { title: title(seen) } : {}),
        ...(text ? { text: value(seen) } : {}),
        ...(inner ? { nodes: inner(seen) } : {}),
        ...(lines ? { lines } : {}),
        ...(span ? { span, long: false } : {}),
      },
    ];
  };
}

/** Who signed a section, and when; nothing before, and nothing for who may not know. */
const signedIn = (section: string | undefined, { facts }: Seen): { by: string; at: string } | undefined =>
  section === undefined ? undefined : (facts.signed as Record<string, { by: string; at: string }>)?.[section];

/** The picture of the organization's seal, on an issued slip and where the form's section is signed. */
function sealOn(section: string | undefined, seen: Seen): { picture?: Picture } {
  const picture = seen.reader.directory.brand?.seal;
  const signed = !seen.kept || signedIn(section, seen);
  return picture && signed ? { picture } : {};
}

export type Word = keyof Omit<PrintBlock, 'when' | 'each' | 'copies' | 'align' | 'lines' | 'perRow'>;
type Words = { [K in Word]: (argument: NonNullable<PrintBlock[K]>, place: Place, block: PrintBlock) => Draw };

const aligned = ({ align }: PrintBlock) => (align ? { align } : {});

export const vocabulary: Words = {
  heading: (text, place, block) => {
    const say = words(place, text);
    return (seen) => [{ kind: 'heading', text: say(seen), ...aligned(block) }];
  },
  paragraph: (text, place, block) => {
    const say = words(place, text);
    const room = block.lines ? { lines: block.lines } : {};
    return (seen) => [{ kind: 'paragraph', text: say(seen), ...aligned(block), ...room }];
  },
  grid: (cells, place, { perRow }) => {
    const draws = cells.map((one, index) => cell(into(place, index), one));
    const columns = perRow ? { perRow } : {};
    return (seen) => [{ kind: 'grid', cells: draws.flatMap((draw) => draw(seen)), ...columns }];
  },
  table: ({ of, columns, rows = 0 }, place) => {
    const list = expression(into(place, 'of'), of);
    const drawn = columns.map(({ title, text, width = 1 }, index) => ({
      width,
      title: words(into(place, 'columns', index, 'title'), title),
      text: words(into(withEntry(place, list.type), 'columns', index, 'text'), text),
    }));
    return (seen) => {
      const filled = entriesOf(seen, list.json(seen)).map((item) => drawn.map(({ text }) => text(item)));
      const empty = Array.from({ length: Math.max(0, rows - filled.length) }, () => drawn.map(() => ''));
      return [
        {
          kind: 'table',
          columns: drawn.map(({ title, width }) => ({ title: title(seen), width })),
          rows: [...filled, ...empty],
        },
      ];
    };
  },
  checkboxes: ({ label, choice, ticked }, place) => {
    const say = words(into(place, 'label'), label);
    const meant = expression(into(place, 'ticked'), ticked);
    return (seen) => {
      const ids = listOf(meant.json(seen));
      const { rules, language } = seen.reader;
      const options = (rules.choices.get(choice)?.options ?? []).map(({ id, title }) => ({
        title: localize(title, language),
        ticked: ids.includes(id),
      }));
      return [{ kind: 'checkboxes', label: say(seen), options }];
    };
  },
  signatures: (places, place) => {
    for (const [index, { section }] of places.entries()) {
      known(into(place, index), 'section', section, place.holding.sections);
      if (section !== undefined) place.reads.push(['signed', section]);
    }
    const drawn = places.map(({ label, section, name, date, seal = false, ownSeal = false }, index) => ({
      seal: seal || ownSeal,
      ownSeal,
      section,
      label: words(into(place, index, 'label'), label),
      name: words(into(place, index, 'name'), name),
      date: words(into(place, index, 'date'), date),
    }));
    return (seen) => [
      {
        kind: 'signatures',
        places: drawn.map(({ label, section, name, date, seal, ownSeal }) => ({
          label: label(seen),
          name: name(seen) || (signedIn(section, seen)?.by ?? ''),
          date: date(seen) || (signedIn(section, seen)?.at ?? ''),
          seal,
          ...(ownSeal ? sealOn(section, seen) : {}),
        })),
      },
    ];
  },
  code: ({ as, text }, place, block) => {
    const say = words(into(place, 'text'), text);
    return (seen) => {
      const said = say(seen);
      return said === '' ? [] : [{ kind: 'code', as, text: said, ...aligned(block) }];
    };
  },
  rule: () => () => [{ kind: 'rule' }],
  pageBreak: () => () => [{ kind: 'pageBreak' }],
  columns: (columns, place) => {
    const draws = columns.map((blocks, index) => place.inner(into(place, index), blocks));
    return (seen) => [{ kind: 'columns', columns: draws.map((one) => one(seen)) }];
  },
  blocks: (blocks, place) => place.inner(place, blocks),
};
