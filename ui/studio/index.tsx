/**
 * The studio: an office writes its own rule set; a chunk of its own, loaded when it is asked for.
 *
 * The frame: `frame.tsx` shows the outline, an editor and the side; what is in hand is one `Desk` (desk.ts), every
 * change goes through `desk.change(edits)` (engine/studio/edit.ts), undo, saving and checking then work by themselves.
 * Panels (panel/) draw whatever the meta-schemas know; a new keyword of the language needs no screen.
 *
 * Add an editor for a kind of element, in five lines: a component of `EditorProps` in editors/<name>.tsx that reads
 * `desk.draft.documents[file]` and calls `desk.change`; one line in editors.ts (kind of element, title, lazy import);
 * its words in words/*.ts; pure parts in engine/studio; its case in test/studio. The plain panel stays beside it.
 */
import { Route, Routes } from 'react-router';
import { NotFound } from '../parts/states.tsx';
import { DraftPage } from './draft-page.tsx';
import { FromTextPage } from './from-text.tsx';
import { MovesPage } from './publish/moves-page.tsx';
import { StartPage } from './start.tsx';
import '../styles/studio.css';

export function StudioPages() {
  return (
    <Routes>
      <Route index element={<StartPage />} />
      <Route path="text" element={<FromTextPage />} />
      <Route path="moves" element={<MovesPage />} />
      <Route path=":draft" element={<DraftPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
