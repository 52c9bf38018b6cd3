/** Puts what was adopted into service: published for the organization with the values given, at once or not at all. */

import { filesOfDocuments } from '../../engine/exchange/documents.ts';
import type { Documents } from '../../engine/exchange/parts.ts';
import type { Result } from '../../engine/problem.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Deps } from '../deps.ts';
import { publish } from '../store/rule-sets.ts';

/** Problems: those of publishing. */
export const settle = (
  deps: Deps,
  organization: string,
  documents: Documents,
  params: Record<string, unknown>,
): Promise<Result<Rules>> =>
  publish(deps.store, organization, filesOfDocuments(documents), deps.clock.now(), false, { params });
