/** All keys on one sheet, and whether single ones are wanted. */
import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import type { Session } from '../api.ts';
import { setPreferences, usePreferences } from '../preferences.ts';
import { useWords } from '../words/words.ts';
import { placesFor } from './places.tsx';

export function KeySheet({ session, onClose }: { session: Session; onClose: () => void }) {
  const words = useWords();
  const { keys } = usePreferences();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { shell } = words;
  return (
    <dialog ref={dialog} className="sheet-dialog" aria-labelledby="keys" onClose={onClose}>
      <h2 id="keys">{shell.keys}</h2>
      <h3>{shell.anywhere}</h3>
      <Keys
        of={[
          [['Ctrl', 'K'], shell.openPalette],
          [['?'], shell.openKeys],
          [['/'], shell.find],
          ...placesFor(session).flatMap(({ key, title }): Line[] =>
            key ? [[['G', key.toUpperCase()], shell.go(title(words))]] : [],
          ),
          [['Esc'], shell.close],
        ]}
      />
      <h3>{shell.inLists}</h3>
      <Keys
        of={[
          [['↑', '↓'], shell.rows],
          [['Home', 'End'], shell.ends],
          [['Enter'], shell.openRow],
          [['Space'], shell.pick],
          [['←', '→'], shell.width],
        ]}
      />
      <h3>{shell.inForms}</h3>
      <Keys of={[[['Ctrl', 'Enter'], shell.send]]} />
      <label className="sheet-choice">
        <input type="checkbox" checked={keys} onChange={(e) => setPreferences({ keys: e.target.checked })} />
        {shell.keysOn}
      </label>
      <button type="button" className="button" onClick={() => dialog.current?.close()}>
        {words.app.close}
      </button>
    </dialog>
  );
}

type Line = [keys: string[], does: ReactNode];

const Keys = ({ of }: { of: Line[] }) => (
  <dl className="keys">
    {of.map(([keys, does]) => (
      <Fragment key={keys.join()}>
        <dt>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </dt>
        <dd>{does}</dd>
      </Fragment>
    ))}
  </dl>
);
