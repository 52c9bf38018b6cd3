/** The sheets of a fast print: what is drawn on each, measured from the top left corner, as PDF operators. */
import { Face } from './face.ts';
import type { PdfFile } from './file.ts';

export type Style = { size: number; bold: boolean; align: 'left' | 'center' | 'right' };
export type Line = { text: string; style: Style };
/** Only measured where `draw` is false. */
export type Box = { x: number; y: number; width: number; draw: boolean };

const points = (value: number): number => Math.round(value * 100) / 100;
const SHARE = { left: 0, center: 0.5, right: 1 };

export class Paper {
  readonly #faces = [new Face('normal'), new Face('bold')];
  /** By sheet the object numbers of its streams. */
  readonly sheets: number[][] = [];
  /** Grounds and rules, which are drawn first; then texts. */
  #shapes: string[] = [];
  #texts: string[] = [];
  #font = '';
  #at = [0, 0];

  constructor(
    readonly file: PdfFile,
    readonly width: number,
    readonly height: number,
  ) {}

  face = ({ bold }: Style): Face => this.#faces[Number(bold)]!;
  heightOf = (style: Style): number => this.face(style).height * style.size;
  widthOf = ({ text, style }: Line): number => (this.face(style).measure(text) * style.size) / 1000;

  /** Lines below each other; gives their height. */
  lines(lines: Line[], { x, y, width, draw }: Box): number {
    let down = 0;
    for (const line of lines) {
      if (draw && line.text !== '') this.#line(line, x, y + down, width);
      down += this.heightOf(line.style);
    }
    return down;
  }

  /** Placed from where the last line began: the same few steps again and again pack well. */
  #line(line: Line, x: number, y: number, width: number): void {
    const { bold, size, align } = line.style;
    const left = align === 'left' ? x : x + SHARE[align] * (width - this.widthOf(line));
    const base = this.height - y - this.face(line.style).ascent * size;
    const to = [Math.round(left * 100), Math.round(base * 100)];
    const step = to.map((value, axis) => (value - this.#at[axis]!) / 100).join(' ');
    const font = `/${bold ? 'B' : 'R'} ${size} Tf`;
    this.#texts.push(`${font === this.#font ? '' : font} ${step} Td${this.face(line.style).show(line.text)}`);
    [this.#font, this.#at] = [font, to];
  }

  /** A rectangle, `#rrggbb`; rules are thin ones. */
  fill(x: number, y: number, width: number, height: number, color = '#000000'): void {
    const parts = color.match(/\w\w/g)!.map((part) => points(Number.parseInt(part, 16) / 255));
    const box = [x, this.height - y - height, width, height].map(points);
    this.#shapes.push(`${parts.join(' ')} rg ${box.join(' ')} re f 0 g`);
  }

  /** Packs what was drawn, as a new sheet or over one that was ended: so long registers need little memory. */
  end(sheet = this.sheets.push([]) - 1): void {
    this.sheets[sheet]!.push(this.file.pack([...this.#shapes, 'BT', ...this.#texts, 'ET'].join('\n')));
    [this.#shapes, this.#texts, this.#font, this.#at] = [[], [], '', [0, 0]];
  }

  /** Writes the page tree and both fonts, and gives the tree's object number. */
  finish(): number {
    const [normal, bold] = this.#faces.map((face) => face.embed(this.file));
    const tree = this.file.reserve();
    const list = (numbers: number[]) => `[${numbers.map((number) => `${number} 0 R`).join(' ')}]`;
    const shared = `/Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${this.width} ${this.height}]/Resources<</Font<</R ${normal} 0 R/B ${bold} 0 R>>>>`;
    const kids = this.sheets.map((streams) => this.file.add(`${shared}/Contents${list(streams)}`));
    return this.file.add(`/Type/Pages/Count ${kids.length}/Kids${list(kids)}`, undefined, tree);
  }
}
