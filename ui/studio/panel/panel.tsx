/** The page of an element: what the meta-schemas know about it, drawn with the form renderer's widgets. */
import { useEffect, useMemo, useRef } from 'react';
import { kindOf } from '../../../engine/ruleset/files.ts';
import type { Place } from '../../../engine/studio/edit.ts';
import type { Branch } from '../../../engine/studio/outline.ts';
import { panelAt } from '../../../engine/studio/panel.ts';
import { Empty } from '../../parts/states.tsx';
import { useDesk } from '../desk.ts';
import { useStudioWords } from '../words.ts';
import { controlOf } from './control.ts';
import { NodeView } from './node.tsx';

/** Where a problem or a search led: the field there, or the nearest around it. */
function useArrival(branch: Branch, place: Place) {
  const box = useRef<HTMLDivElement>(null);
  const { path } = place;
  useEffect(() => {
    if (path === branch.path) return;
    for (let at = path; at.length > branch.path.length; at = at.replace(/\/[^/]*$/, '')) {
      const found = box.current?.querySelector<HTMLElement>(`#${CSS.escape(controlOf(at))}`);
      if (!found) continue;
      found.scrollIntoView({ block: 'center' });
      found.focus({ preventScroll: true });
      return;
    }
  }, [path, branch.path]);
  return box;
}

export function Panel({ branch, place }: { branch: Branch; place: Place }) {
  const words = useStudioWords();
  const { draft, language } = useDesk();
  const node = useMemo(
    () => panelAt(draft, branch.file, branch.path, language),
    [draft, branch.file, branch.path, language],
  );
  const box = useArrival(branch, place);
  if (!node) return <Empty>{words.gone}</Empty>;
  return (
    <div className="studio-panel" ref={box}>
      <NodeView node={node} bare />
      <Remove branch={branch} />
    </div>
  );
}

function Remove({ branch }: { branch: Branch }) {
  const words = useStudioWords();
  const { change, open } = useDesk();
  const { file, path } = branch;
  const kind = kindOf(file);
  if (path === '' && kind?.required) return null;
  const remove = () => {
    if (change([{ remove: { file, path } }]))
      open(path === '' ? { file: 'ruleset.json', path: '' } : { file, path: path.replace(/\/[^/]*$/, '') });
  };
  return (
    <p className="studio-remove">
      <button type="button" className="button small reject" onClick={remove}>
        {path === '' ? words.deleteFile : words.deleteHere}
      </button>
    </p>
  );
}
