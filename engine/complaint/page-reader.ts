/** Who looks at which complaint: what every part of its page is made from. */
import type { Reader } from '../form/localize.ts';
import type { PaperForm } from '../form/shapes.ts';
import type { ProcedureRules, Rules } from '../ruleset/rules.ts';
import type { Language } from '../text/language.ts';
import type { Complaint } from './state.ts';
import type { World } from './world.ts';

export interface PageReader {
  person: string;
  language: Language;
}

export type Seen = Pick<World, 'directory' | 'params' | 'calendar'>;

export interface Page {
  rules: Rules;
  state: Complaint;
  reader: Reader & { person: string };
  procedure: ProcedureRules;
  world: Seen;
  /** The papers as the reader may see them. */
  forms: PaperForm[];
}
