/** A paper as plain data: what the screen shows and the PDF is made from, every text final. */
import type { FieldView } from '../form/shapes.ts';
import type { Language } from '../text/language.ts';

export type Align = 'left' | 'center' | 'right';

/** Fixed width: neither length nor presence of the value shows (guarantees 95). */
export const MASK = '███';

/** A picture of the organization's own, by the SHA-256 of its bytes; pixels. */
export interface Picture {
  id: string;
  width: number;
  height: number;
}

/** What stands on an organization's papers: in place of its name, and where its seal is asked for. */
export interface Brand {
  letterhead?: Picture;
  seal?: Picture;
}

export type PaperNode =
  | { kind: 'heading'; text: string; align?: Align }
  | { kind: 'paragraph'; text: string; align?: Align; lines?: number }
  | { kind: 'grid'; cells: FieldView[]; perRow?: number }
  | { kind: 'table'; columns: { title: string; width: number }[]; rows: string[][] }
  | { kind: 'checkboxes'; label: string; options: { title: string; ticked: boolean }[] }
  | { kind: 'signatures'; places: SignaturePlace[] }
  | { kind: 'code'; as: 'qr' | 'code128'; text: string; align?: Align }
  | { kind: 'rule' | 'pageBreak' }
  | { kind: 'columns'; columns: PaperNode[][] };

export interface SignaturePlace {
  label: string;
  name: string;
  date: string;
  /** Room for a seal. */
  seal: boolean;
  /** The organization's own, set by docket. */
  picture?: Picture;
}

/** One addressed copy; `count` sheets of it are printed. */
export interface PaperCopy {
  id: string;
  label: string;
  to: string;
  note?: string;
  count?: number;
  receipt?: true;
}

/** An issued slip as its paper: frozen in the event that issued it. */
export interface SlipPaper {
  language: Language;
  title: string;
  organization: string;
  /** As it was when the slip was issued. */
  brand?: Brand;
  number: string;
  /** The complaint's number, on a slip that has none of its own. */
  of?: { label: string; text: string };
  paper: { size: 'A4' | 'A5'; orientation: 'portrait' | 'landscape'; number?: string };
  /** Copies that hold the same stand together; a slip without copies has one sheet for none. */
  sheets: { copies: PaperCopy[]; nodes: PaperNode[] }[];
}
