/** Writes the objects of a PDF file one after the other; the same objects give the same bytes. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

export class PdfFile {
  readonly #hash = createHash('md5');
  readonly #parts: Buffer[] = [];
  readonly #starts: number[] = [];
  #length = 0;

  #write(part: string | Uint8Array): void {
    const bytes = Buffer.from(part as string, 'latin1');
    this.#hash.update(bytes);
    this.#length += bytes.length;
    this.#parts.push(bytes);
  }

  /** A number for an object that is written later. */
  reserve = (): number => this.#starts.push(0);

  add(dictionary: string, content?: Uint8Array, number = this.reserve()): number {
    if (this.#length === 0) this.#write('%PDF-1.7\n%\xff\xff\xff\xff\n');
    this.#starts[number - 1] = this.#length;
    this.#write(`${number} 0 obj\n<<${dictionary}>>\n`);
    for (const part of content ? ['stream\n', content, '\nendstream\n'] : []) this.#write(part);
    this.#write('endobj\n');
    return number;
  }

  /** A compressed stream; gives its object number. */
  pack(content: string | Uint8Array): number {
    const packed = deflateSync(Buffer.from(content as string, 'latin1'));
    return this.add(`/Filter/FlateDecode/Length ${packed.length}`, packed);
  }

  /** Cross-reference table and trailer; the file's /ID is the hash of all before it. */
  finish(root: number, info: number): Uint8Array {
    const id = `<${this.#hash.copy().digest('hex')}>`;
    const [start, size] = [this.#length, this.#starts.length + 1];
    this.#write(`xref\n0 ${size}\n0000000000 65535 f \n`);
    for (const at of this.#starts) this.#write(`${String(at).padStart(10, '0')} 00000 n \n`);
    this.#write(`trailer\n<</Size ${size}/Root ${root} 0 R/Info ${info} 0 R/ID[${id}${id}]>>\n`);
    this.#write(`startxref\n${start}\n%%EOF\n`);
    return Buffer.concat(this.#parts);
  }
}

export const utf16 = (text: string, mark = ''): string =>
  `<${mark}${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
