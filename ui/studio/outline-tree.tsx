/** The draft's files and elements as a tree that can be searched, with problems counted. */
import { useMemo, useState } from 'react';
import { sayKeyword } from '../../engine/exchange/tell.ts';
import { blank, freshId } from '../../engine/studio/blank.ts';
import type { Branch, Shelf } from '../../engine/studio/outline.ts';
import { useNameOf } from './crumbs.tsx';
import { type Desk, problemsIn, useDesk } from './desk.ts';
import { useStudioWords } from './words.ts';

const folded = (text: string) => text.normalize('NFKC').toLowerCase();

/** Branches whose name or id holds the text, and those around them. */
function sifted(branches: Branch[], text: string, nameOf: (branch: Branch) => string): Branch[] {
  if (text === '') return branches;
  return branches.flatMap((branch) => {
    const children = sifted(branch.children, text, nameOf);
    const own = folded(`${nameOf(branch)} ${branch.id}`).includes(text);
    return own || children.length > 0 ? [{ ...branch, children }] : [];
  });
}

/** Nothing of this name is there yet. */
function addFile({ draft, change, open }: Desk, { kind }: Shelf): void {
  const taken = new Set(Object.keys(draft.documents).map((file) => file.replace(/^.*\/|\.json$/g, '')));
  const id = freshId(kind.meta, taken);
  const file = kind.many
    ? `${kind.key}/${id}.json`
    : kind.key === 'cast'
      ? 'scenarios/cast.json'
      : `${kind.key}.json`;
  const ids = new Set([...taken, ...draft.walk.elements.map((element) => element.id)]);
  let first = true;
  const value = blank({ schema: { $ref: `${kind.meta}.schema.json` }, in: kind.meta }, (element) => {
    const fresh = first && kind.many ? id : freshId(element.schema.element ?? 'item', ids);
    first = false;
    ids.add(fresh);
    return fresh;
  });
  if (change([{ insert: { file, path: '', value } }])) open({ file, path: '' });
}

export function OutlineTree({ way }: { way: Branch[] }) {
  const words = useStudioWords();
  const desk = useDesk();
  const nameOf = useNameOf();
  const [text, setText] = useState('');
  const wanted = folded(text.trim());
  const shelves = useMemo(
    () => desk.shelves.map((shelf) => ({ ...shelf, files: sifted(shelf.files, wanted, nameOf) })),
    [desk.shelves, wanted, nameOf],
  );
  return (
    <nav className="studio-outline" aria-label={words.outline}>
      <input
        type="search"
        className="control"
        aria-label={words.find}
        placeholder={words.find}
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      <ul>
        {shelves
          .filter(({ kind, files }) => kind.key !== 'demo' && (files.length > 0 || wanted === ''))
          .map((shelf) => (
            <ShelfItem key={shelf.kind.key} shelf={shelf} way={way} sought={wanted !== ''} />
          ))}
      </ul>
    </nav>
  );
}

interface ItemProps {
  way: Branch[];
  /** While something is sought all that was found is open. */
  sought: boolean;
}

function ShelfItem({ shelf, ...rest }: ItemProps & { shelf: Shelf }) {
  const words = useStudioWords();
  const desk = useDesk();
  const { kind, files } = shelf;
  const title = sayKeyword(kind.key, desk.language);
  if (!kind.many && files[0]) return <BranchItem branch={files[0]} {...rest} />;
  return (
    <li>
      <div className="studio-shelf">
        <span>{title}</span>
        <button
          type="button"
          className="icon-button"
          aria-label={`${words.newFile}: ${title}`}
          title={`${words.newFile}: ${title}`}
          onClick={() => addFile(desk, shelf)}
        >
          ＋
        </button>
      </div>
      {files.length > 0 && (
        <ul>
          {files.map((branch) => (
            <BranchItem key={branch.file} branch={branch} {...rest} />
          ))}
        </ul>
      )}
    </li>
  );
}

const same = (a: Branch | undefined, b: Branch) => a?.file === b.file && a.path === b.path;

function BranchItem({ branch, way, sought }: ItemProps & { branch: Branch }) {
  const desk = useDesk();
  const nameOf = useNameOf();
  const words = useStudioWords();
  const onWay = way.some((step) => same(step, branch));
  const [open, setOpen] = useState<boolean>();
  const shown = open ?? (onWay || sought);
  const wrong = problemsIn(desk.problems, branch).length;
  const name = nameOf(branch);
  const here = same(way.at(-1), branch);
  return (
    <li>
      <div className={`studio-branch${here ? ' is-here' : ''}`}>
        {branch.children.length > 0 ? (
          <button
            type="button"
            className="studio-fold"
            aria-expanded={shown}
            aria-label={name}
            onClick={() => setOpen(!shown)}
          >
            {shown ? '▾' : '▸'}
          </button>
        ) : (
          <span className="studio-fold" aria-hidden="true" />
        )}
        <button
          type="button"
          className="studio-name"
          aria-current={here ? 'true' : undefined}
          title={`${name} · ${branch.id}`}
          onClick={() => desk.open(branch)}
        >
          {name}
        </button>
        {wrong > 0 && (
          <span className="badge danger" title={words.problemCount(wrong)}>
            {wrong}
          </span>
        )}
      </div>
      {shown && branch.children.length > 0 && (
        <ul>
          {branch.children.map((child) => (
            <BranchItem key={child.path} branch={child} way={way} sought={sought} />
          ))}
        </ul>
      )}
    </li>
  );
}
