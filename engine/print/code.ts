/** Codes that scanners read, as modules: the screen and the PDF draw the same rectangles. */
import JsBarcode from 'jsbarcode';
import encodeQR from 'qr';

export interface Modules {
  /** Width and height in modules. */
  width: number;
  height: number;
  /** Dark runs: column, row, length. */
  runs: [number, number, number][];
}

function runsOf(row: boolean[], y: number): [number, number, number][] {
  const runs: [number, number, number][] = [];
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1);
    if (!dark) continue;
    if (last && last[0] + last[2] === x) last[2]++;
    else runs.push([x, y, 1]);
  }
  return runs;
}

/** Quiet zones are left to the page. Code 128 takes ASCII; any other text becomes a QR code. */
export function modulesOf(as: 'qr' | 'code128', text: string): Modules {
  if (as === 'code128' && /^[\x20-\x7e]+$/.test(text)) {
    const made: { encodings?: { data: string }[] } = {};
    JsBarcode(made, text, { format: 'CODE128' });
    const bars = [...(made.encodings?.[0]?.data ?? '')].map((bit) => bit === '1');
    return { width: bars.length, height: 1, runs: runsOf(bars, 0) };
  }
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1 }).slice(1, -1);
  const inner = rows.map((row) => row.slice(1, -1));
  return { width: inner.length, height: inner.length, runs: inner.flatMap(runsOf) };
}
