/** The regulation's outline with what each clause does in the draft. */

import { useState } from 'react';
import { isExplained } from '../../../engine/studio/clause-kind.ts';
import { titleOf } from '../../../engine/studio/names.ts';
import { wayTo } from '../../../engine/studio/outline.ts';
import { sayElement } from '../../../engine/studio/say.ts';
import { localize } from '../../../engine/text/language.ts';
import { Loading } from '../../parts/states.tsx';
import type { ClauseRow } from '../api.ts';
import type { EditorProps } from '../editors.ts';
import { useStudioWords } from '../words.ts';

export function CoverageEditor({ desk }: EditorProps) {
  const words = useStudioWords();
  const rows = desk.hand.checked?.clauses;
  if (!rows) return <Loading />;
  const done = rows.filter(({ by, carried }) => by.length > 0 || carried === false).length;
  return (
    <div className="studio-coverage">
      <p aria-live="polite">{words.carried(done, rows.length)}</p>
      <ol className="studio-clauses">
        {rows.map((row) => (
          <ClauseLine key={row.id} row={row} desk={desk} />
        ))}
      </ol>
    </div>
  );
}

function ClauseLine({ row, desk }: { row: ClauseRow; desk: EditorProps['desk'] }) {
  const words = useStudioWords();
  const { language, shelves, draft } = desk;
  const nameOf = ({ kind, id, file, path }: ClauseRow['by'][number]) => {
    const branch = wayTo(shelves, { file, path }).at(-1);
    return (branch?.path === path && localize(branch.title, language)) || titleOf(draft, kind, id, language);
  };
  const note = row.carried === false ? words.notSoftware : row.by.length === 0 ? words.uncarried : '';
  const open = row.by.length === 0 && row.carried !== false && isExplained(row.kind);
  return (
    <li className={note === words.uncarried ? 'is-open' : undefined}>
      <span className="digits clause-id">{row.id}</span>
      <span className="clause-text">{localize(row.outline, language)}</span>
      <span className="clause-by">
        {open && <NotOurs row={row} desk={desk} />}
        {note && (
          <span className={row.by.length || row.carried === false ? 'muted' : 'badge warn'}>{note}</span>
        )}
        {row.by.map((one) => (
          <button
            key={`${one.file}${one.path}`}
            type="button"
            className="link small"
            onClick={() => desk.open({ file: one.file, path: one.path })}
          >
            {sayElement(one.kind, language)} {nameOf(one)}
          </button>
        ))}
      </span>
    </li>
  );
}

/** The clause asks for nothing that software does: said with a reason. */
function NotOurs({ row, desk }: { row: ClauseRow; desk: EditorProps['desk'] }) {
  const words = useStudioWords();
  const [reason, setReason] = useState(words.reasons[row.kind] ?? '');
  const { clauses } = desk.draft.documents['source.json'] as { clauses: { id: string }[] };
  const path = `/clauses/${clauses.findIndex(({ id }) => id === row.id)}`;
  const file = 'source.json';
  const say = () =>
    desk.change([
      { put: { file, path: `${path}/carried`, value: false } },
      { put: { file, path: `${path}/reason`, value: reason.trim() } },
    ]);
  return (
    <span className="node-new">
      <input
        className="control"
        aria-label={`${row.id} ${words.whyNot}`}
        placeholder={words.whyNot}
        value={reason}
        onChange={(e) => setReason(e.target.value)}
      />
      <button type="button" className="button small" disabled={reason.trim() === ''} onClick={say}>
        {words.notSoftware}
      </button>
    </span>
  );
}
