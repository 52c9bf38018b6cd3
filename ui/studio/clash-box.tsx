/** Two people changed the same place: both readings side by side, and a choice. */

import type { Json } from '../../engine/exchange/parts.ts';
import { sayJson } from '../../engine/exchange/tell.ts';
import { valueAt } from '../../engine/ruleset/places.ts';
import { placeOf } from '../../engine/studio/edit.ts';
import { wayTo } from '../../engine/studio/outline.ts';
import { useNameOf } from './crumbs.tsx';
import { useDesk } from './desk.ts';
import type { Clash } from './use-studio.ts';
import { useStudioWords } from './words.ts';

const MOST = 20;

export function ClashBox({ clash }: { clash: Clash }) {
  const words = useStudioWords();
  const { hand, shelves, language } = useDesk();
  const nameOf = useNameOf();
  const places = hand.studio.unsent.map(placeOf).slice(0, MOST);
  const said = (documents: Record<string, Json>, file: string, path: string) =>
    sayJson((valueAt(documents[file], path) as Json | undefined) ?? null, language);
  return (
    <div className="note danger" role="alert">
      <strong>{words.clashTitle}</strong>
      <p>{clash.problem.detail}</p>
      <div className="studio-scroll">
        <table className="studio-table">
          <thead>
            <tr>
              <th scope="col">{words.panel}</th>
              <th scope="col">{words.mine}</th>
              <th scope="col">{words.theirs}</th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ file, path }) => (
              <tr key={`${file}#${path}`}>
                <th scope="row">{wayTo(shelves, { file, path }).map(nameOf).at(-1) ?? file}</th>
                <td>{said(hand.studio.documents, file, path)}</td>
                <td>{said(clash.theirs.documents, file, path)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note-foot">
        <button type="button" className="button small" onClick={() => hand.resolve('mine')}>
          {words.keepMine}
        </button>
        <button type="button" className="button small" onClick={() => hand.resolve('theirs')}>
          {words.takeTheirs}
        </button>
      </p>
    </div>
  );
}
