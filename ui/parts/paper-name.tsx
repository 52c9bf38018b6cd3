/** The first line of a paper: the organization's letterhead, else its name. */
import type { Brand } from '../../engine/print/shapes.ts';
import { pictureUrl } from '../api.ts';

export function PaperName({ organization, brand }: { organization: string; brand?: Brand }) {
  return (
    <p className="paper-organization">
      {brand?.letterhead ? <img src={pictureUrl(brand.letterhead.id)} alt={organization} /> : organization}
    </p>
  );
}
