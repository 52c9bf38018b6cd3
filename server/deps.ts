/** What the server is made of; handed to every part that needs it. */

import type { Logger } from 'pino';
import type { Printer } from '../reports/pdf/pool.ts';
import type { Access } from './access/auth.ts';
import type { Blobs } from './attachments/blobs.ts';
import type { BackUp } from './backup/apart.ts';
import type { Calendars } from './calendars.ts';
import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { Lengths } from './lengths.ts';
import type { Prover } from './proving/prover.ts';
import type { Store } from './store/open.ts';
import type { RuleBook } from './store/rule-sets.ts';

export interface Deps {
  clock: Clock;
  ids: Ids;
  store: Store;
  rules: RuleBook;
  access: Access;
  log: Logger;
  printer: Printer;
  prover: Prover;
  /** Where attached files lie. */
  blobs: Blobs;
  calendars: Calendars;
  /** Demo log-ins are shown only here. */
  demo: boolean;
  /** Demo organizations whose past is being told: clocks of the present leave them alone. */
  telling: Set<string>;
  /** Where people reach docket. */
  url: string;
  /** Folder of backups; unknown where absent. */
  backups?: string;
  /** Makes one there; absent where no folder is set. */
  backUp?: BackUp;
  /** What one session may ask in a minute; as much as it likes where absent. */
  requests?: number;
  /** What `/metrics` asks for; open where absent. */
  metricsToken?: string;
  /** Of registers, where they differ from those that docket is run with. */
  lengths?: Lengths;
  /** Folder of the built screen; absent where only the API is served. */
  screen?: string;
}

/** What reading needs: a thread that only reads has no more. */
export type Reads = Pick<Deps, 'clock' | 'ids' | 'store' | 'rules' | 'calendars' | 'lengths'>;
