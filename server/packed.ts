/** Rows of a long register packed: their values lie side by side outside the heap, and a row is a view of its place. */

import type { RegisterRow } from '../engine/register/shapes.ts';
import { VOID } from '../engine/register/void.ts';
import { fromText, toText } from './store/json.ts';

const BEGIN = 1024;
const grown = (length: number): number => Math.ceil(length * 1.5);

class Integers {
  #held = new Int32Array(BEGIN);
  length = 0;

  push(n: number): void {
    if (this.length === this.#held.length) {
      const more = new Int32Array(grown(this.length));
      more.set(this.#held);
      this.#held = more;
    }
    this.#held[this.length++] = n;
  }

  at(place: number): number {
    return this.#held[place]!;
  }
}

class Texts {
  #bytes = Buffer.allocUnsafe(BEGIN);
  readonly #ends = new Integers();

  /** Its place. */
  push(text: string): number {
    const from = this.#from(this.#ends.length);
    const end = from + Buffer.byteLength(text);
    if (end > this.#bytes.length) {
      const more = Buffer.allocUnsafe(grown(end));
      this.#bytes.copy(more);
      this.#bytes = more;
    }
    this.#bytes.write(text, from);
    this.#ends.push(end);
    return this.#ends.length - 1;
  }

  at(place: number): string {
    return this.#bytes.toString('utf8', this.#from(place), this.#ends.at(place));
  }

  #from(place: number): number {
    return place === 0 ? 0 : this.#ends.at(place - 1);
  }
}

/** So many different values are kept as they are; each further one is a text. */
const FEW = 500;
/** Before a value that is a text itself; JSON of anything else begins otherwise. */
const AS_IT_IS = '"';

class Column {
  readonly #few: unknown[] = [];
  readonly #known = new Map<unknown, number>();
  readonly #rest = new Texts();
  /** Place among the few; below zero, counted backwards, among the rest. */
  readonly #places = new Integers();

  push(value: unknown): void {
    this.#places.push(this.#known.get(value) ?? this.#meet(value));
  }

  at(row: number): unknown {
    const place = this.#places.at(row);
    if (place >= 0) return this.#few[place];
    const text = this.#rest.at(~place);
    return text.startsWith(AS_IT_IS) ? text.slice(AS_IT_IS.length) : fromText(text);
  }

  #meet(value: unknown): number {
    if (value !== undefined && (typeof value === 'object' || this.#few.length === FEW))
      return ~this.#rest.push(typeof value === 'string' ? AS_IT_IS + value : toText(value));
    this.#known.set(value, this.#few.length);
    return this.#few.push(value) - 1;
  }
}

/** Packs one row after another: what comes back has the same place, and the cells of these columns. */
export function packing(columns: Iterable<string>): (row: RegisterRow) => RegisterRow {
  const [complaint, key, erased] = [new Column(), new Column(), new Column()];
  const cells = new Map([...columns, VOID].map((id) => [id, new Column()]));
  class Cells {
    constructor(readonly at: number) {}
  }
  for (const [id, column] of cells)
    Object.defineProperty(Cells.prototype, id, {
      get(this: Cells) {
        return column.at(this.at);
      },
    });
  class Row implements RegisterRow {
    constructor(readonly at: number) {}
    get complaint() {
      return complaint.at(this.at) as string;
    }
    get key() {
      return key.at(this.at) as string;
    }
    get erased() {
      return erased.at(this.at) as string[] | undefined;
    }
    get cells() {
      return new Cells(this.at) as unknown as RegisterRow['cells'];
    }
  }
  let rows = 0;
  return (row) => {
    complaint.push(row.complaint);
    key.push(row.key);
    erased.push(row.erased);
    for (const [id, column] of cells) column.push(row.cells[id]);
    return new Row(rows++);
  };
}
