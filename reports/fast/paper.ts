/** The sheets of a fast print: what is drawn on each, from the top left corner, as PDF operators; the file by pdfkit. */

import type { Drawn } from '../layout/document.ts';
import { type Kit, PdfKit, type Ref } from '../pdf/beside.ts';
import { FAMILY, font, token, type Weight } from '../pdf/fonts.ts';
import { Face } from './face.ts';

export type Style = { size: number; bold: boolean; align: 'left' | 'center' | 'right' };
export type Line = { text: string; style: Style };
/** Only measured where `draw` is false. */
export type Box = { x: number; y: number; width: number; draw: boolean };

const points = (value: number): number => Math.round(value * 100) / 100;
/** `#rrggbb` as PDF says it. */
const inkOf = (color = '#000000'): string =>
  [1, 3, 5].map((at) => points(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(' ');

type Polyline = Extract<Drawn, { type: 'polyline' }>;

const SHARE = { left: 0, center: 0.5, right: 1 };

export class Paper {
  readonly #kit: Kit;
  readonly #fonts;
  readonly #faces;
  /** What the file holds once, by name. */
  readonly #images: Record<string, Ref> = {};
  /** By sheet its streams. */
  readonly sheets: Ref[][] = [];
  /** Grounds and rules, which are drawn first; then texts. */
  #shapes: string[] = [];
  #texts: string[] = [];
  #font = '';
  #at = [0, 0];

  constructor(
    readonly width: number,
    readonly height: number,
    readonly options: { images?: Record<string, string> },
  ) {
    this.#kit = new PdfKit({ ...options, font: null, autoFirstPage: false, pdfVersion: '1.7' });
    const open = (weight: Weight) => this.#kit.font(font(FAMILY, weight) && token(FAMILY, weight))._font;
    this.#fonts = { R: open('normal'), B: open('bold') };
    this.#faces = { R: new Face(this.#fonts.R), B: new Face(this.#fonts.B) };
  }

  face = ({ bold }: Style): Face => this.#faces[bold ? 'B' : 'R'];
  heightOf = (style: Style): number => this.face(style).height * style.size;

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
  #line({ text, style }: Line, x: number, y: number, width: number): void {
    const { bold, size, align } = style;
    const face = this.face(style);
    const left = align === 'left' ? x : x + SHARE[align] * (width - (face.measure(text) * size) / 1000);
    const to = [left, this.height - y - face.ascent * size].map((value) => Math.round(value * 100));
    const step = to.map((value, axis) => (value - this.#at[axis]!) / 100).join(' ');
    const font = `/${bold ? 'B' : 'R'} ${size} Tf`;
    this.#texts.push(`${font === this.#font ? '' : font} ${step} Td${face.show(text)}`);
    [this.#font, this.#at] = [font, to];
  }

  /** A rectangle, `#rrggbb`; rules are thin ones. */
  fill(x: number, y: number, width: number, height: number, color = '#000000'): void {
    const box = [x, this.height - y - height, width, height].map(points);
    this.#shapes.push(`${inkOf(color)} rg ${box.join(' ')} re f 0 g`);
  }

  /** Through points that are counted from the box's corner. */
  line({ points: through, lineColor, lineWidth = 1, dash }: Polyline, { x, y }: Box): void {
    const [first, ...others] = through.map((one) =>
      [x + one.x, this.height - y - one.y].map(points).join(' '),
    );
    const broken = dash ? `[${dash.length} ${dash.space}] 0 d` : '';
    const way = `${first} m ${others.join(' l ')} l`;
    this.#shapes.push(`q ${inkOf(lineColor)} RG ${lineWidth} w ${broken} ${way} S Q`);
  }

  /** In the middle of the box's width. */
  image(name: string, { x, y, width }: Box, w: number, h: number): void {
    const image = this.#kit.openImage(this.options.images![name]!);
    image.embed(this.#kit);
    this.#images[name] = image.obj;
    const place = [w, 0, 0, h, x + (width - w) / 2, this.height - y - h].map(points);
    this.#shapes.push(`q ${place.join(' ')} cm /${name} Do Q`);
  }

  /** Packs what was drawn, as a new sheet or over one that was ended: so long registers need little memory. */
  end(sheet = this.sheets.push([]) - 1): void {
    const stream = this.#kit.ref();
    stream.end([...this.#shapes, 'BT', ...this.#texts, 'ET'].join('\n'));
    this.sheets[sheet]!.push(stream);
    [this.#shapes, this.#texts, this.#font, this.#at] = [[], [], '', [0, 0]];
  }

  async finish(): Promise<Uint8Array> {
    const { Pages } = this.#kit._root.data;
    const Resources = { Font: { R: this.#fonts.R.ref(), B: this.#fonts.B.ref() }, XObject: this.#images };
    const shared = { Type: 'Page', Parent: Pages, MediaBox: [0, 0, this.width, this.height], Resources };
    for (const Contents of this.sheets) {
      const page = this.#kit.ref({ ...shared, Contents });
      Pages.data.Count = Pages.data.Kids.push(page);
      page.end();
    }
    this.#kit.end();
    return new Uint8Array(Buffer.concat(await this.#kit.toArray()));
  }
}
