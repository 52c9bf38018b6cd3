/** Sections that were on this screen, so that what was typed in them can be said in words when they are gone. */
import type { SectionView } from '../../engine/form/shapes.ts';

/** Schemas alone, nothing that anybody typed; for as long as the tab, so also when the page is loaded anew. */
const PREFIX = 'docket.section|';

export function seeSections(sections: SectionView[]) {
  try {
    for (const { live: _facts, ...section } of sections)
      sessionStorage.setItem(PREFIX + section.id, JSON.stringify(section));
  } catch {
    // Then choices are said by their ids.
  }
}

export function seenSection(id: string): SectionView | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + id) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
