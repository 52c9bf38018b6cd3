/** A form as a reader gets it: every text in one language, every choice spelled out; plain JSON. */

import type { FeelType } from '../feel/types.ts';
import type { Brand, PaperNode } from '../print/shapes.ts';
import type { FileName } from './file.ts';
import type { Bounds } from './limits.ts';
import type { Computed } from './live.ts';

/** Plain JSON Schema 2020-12, ready for ajv and rjsf: `choice` is an `oneOf` of `{const, title}`. */
export type JsonSchema = Record<string, unknown>;

/** What of a section is settled anew while it is filled in (live.ts), with all that it reads. */
export interface LiveView {
  /** Whether the section is asked for. */
  when?: string;
  /** Conditions by the hidden property that stands for each. */
  whens: Record<string, string>;
  computed: Computed[];
  /** Types and values of what the expressions read, beside the sections being filled in. */
  scope: FeelType;
  facts: Record<string, unknown>;
}

/** One section, localized. */
export interface SectionView {
  id: string;
  form: string;
  title: string;
  clause: string[];
  /**
   * Choices, departments and people are `{type:'string', oneOf:[{const,title}]}`. Fields keep `format`
   * (date, date-time, amount, phone, department, person, attachment), and `x-unknown` with the printed
   * text where the value may be the string "unknown" instead; `x-computed` where docket fills it in;
   * `x-under` {field, entries: by entry the values of that field beside it under which alone it stands}.
   * A condition of FEEL is `{when: <hidden property>, then, else}`.
   */
  schema: JsonSchema;
  /** By field id. */
  ui: Record<
    string,
    {
      widget?: 'textarea' | 'radio' | 'select' | 'checkbox' | 'checkboxes';
      span?: number;
      rows?: number;
      placeholder?: string;
    }
  >;
  /** Key of the standalone validator: hash of the section's schema. */
  validator: string;
  /** Hidden properties of conditions as they stand, which the validator wants beside the data. */
  whens?: Record<string, boolean>;
  live?: LiveView;
  /** First and last day allowed by date field, as far as they are known before filling in. */
  bounds?: Record<string, Bounds>;
}

/** A field with its value said in words: what paper and timeline show. */
export interface FieldView {
  id: string;
  title: string;
  /** Already in words (choice titles, dates, amounts); '' when empty. Lists are lines joined by \n. */
  text: string;
  /** Rows of a list of objects: titles and cells. */
  table?: { titles: string[]; rows: string[][] };
  /** Files attached to it, to be fetched one by one. */
  files?: FileName[];
  /** Blocks in place of a text. */
  nodes?: PaperNode[];
  /** Room of at least as many lines. */
  lines?: number;
  /** Columns taken, of four. */
  span: number;
  long: boolean;
}

/** A section on paper: blank, or filled with who signed it when. */
export interface PaperSection {
  id: string;
  title: string;
  clause: string[];
  fields: FieldView[];
  signed?: { by: string; at: string };
  /** False where the reader may not see it: fields are then empty. */
  visible: boolean;
  /** False where the section does not apply to this complaint. */
  applies?: false;
  /** False where it is worked on screen only. */
  printed?: false;
}

/** A paper form: what the screen shows and the print is made from. */
export interface PaperForm {
  id: string;
  title: string;
  organization: string;
  brand?: Brand;
  /** The number at its head, with its label; '' before one is given. */
  number: { label: string; text: string };
  paper: { size: 'A4' | 'A5'; orientation: 'portrait' | 'landscape'; number?: string };
  sections: PaperSection[];
  /** The form as its own paper: its blocks, and the sections as far as they hold what has no place there. */
  own?: { nodes: PaperNode[]; rest: PaperSection[] };
  /** `out` where the copy goes out as things stand; `fields` where it shows these alone (section or section.field). */
  copies: {
    id: string;
    label: string;
    to: string;
    note?: string;
    clause: string[];
    out: boolean;
    fields?: string[];
    /** How many of it, where more than one. */
    count?: number;
    /** Its blocks, where they differ from the form's own. */
    nodes?: PaperNode[];
  }[];
  /** Printed at the foot where the form may not leave the organization. */
  barred?: string;
  /** Why this reader may not print it. */
  unprintable?: string;
}
