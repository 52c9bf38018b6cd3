/** What a paper bears of its organization's own: the letterhead in place of the name, the seal where it is asked for. */
import type { Brand, Picture } from '../../engine/print/shapes.ts';
import type { Block, Page } from './document.ts';
import { innerWidth, round } from './page.ts';

/** Points. */
const HEAD_HEIGHT = { A4: 54, A5: 42 } as const;
/** 28 mm. */
const SEAL = 80;

/** As large as fits into the box, never larger than a point for each pixel. */
function fitted({ id, width, height }: Picture, most: { width: number; height: number }): Block {
  const scale = Math.min(1, most.width / width, most.height / height);
  return { image: id, width: round(width * scale), height: round(height * scale), alignment: 'center' };
}

/** The first line of a paper. */
export function nameOf({ organization, brand }: { organization: string; brand?: Brand }, page: Page): Block {
  if (!brand?.letterhead) return { text: organization, alignment: 'center', fontSize: 11 };
  const most = { width: innerWidth(page), height: HEAD_HEIGHT[page.size] };
  return { ...fitted(brand.letterhead, most), margin: [0, 0, 0, 3] };
}

export const sealOf = (picture: Picture, width: number): Block =>
  fitted(picture, { width: Math.min(width, SEAL), height: SEAL });
