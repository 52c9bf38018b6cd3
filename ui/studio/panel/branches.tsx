/** What holds other values: the words of an element, a list, a map with keys of the author's own. */
import { useState } from 'react';
import type { Json } from '../../../engine/exchange/parts.ts';
import { at } from '../../../engine/problem.ts';
import { keysOf } from '../../../engine/ruleset/places.ts';
import { freshId } from '../../../engine/studio/blank.ts';
import type { Name } from '../../../engine/studio/names.ts';
import type { Addable, Node } from '../../../engine/studio/panel.ts';
import { labelId } from '../../form/widgets/attributes.ts';
import { useDesk } from '../desk.ts';
import { useStudioWords } from '../words.ts';
import { controlOf } from './control.ts';
import { NodeView, type Of } from './node.tsx';
import { useFile } from './use-file.ts';

export function GroupView({ node }: { node: Of<'group'> }) {
  const { change } = useDesk();
  const file = useFile();
  /** A word comes where the language has it: the formatter puts it there, the screen shows it so. */
  const add = ({ key, blank }: Addable) =>
    change([{ put: { file, path: at(node.path, key), value: blank() } }]);
  return (
    <div className="node-group" id={controlOf(node.path)} tabIndex={-1}>
      {node.children.map((child) => (
        <NodeView key={child.key} node={child} />
      ))}
      {node.more.length > 0 && <AddWord title={node.title} more={node.more} onAdd={add} />}
    </div>
  );
}

function AddWord({ title, more, onAdd }: { title: string; more: Addable[]; onAdd(word: Addable): void }) {
  const words = useStudioWords();
  return (
    <select
      className="control node-add"
      aria-label={`${words.addWord} ${title}`}
      value=""
      onChange={(e) => {
        const word = more.find(({ key }) => key === e.target.value);
        if (word) onAdd(word);
      }}
    >
      <option value="">＋ {words.addWord}</option>
      {more.map(({ key, title: said }) => (
        <option key={key} value={key}>
          {said}
        </option>
      ))}
    </select>
  );
}

/** Items are known by their ids where they have them, so that what is typed stays with its item. */
const keyOf = (child: Node, index: number): string => {
  const id = (child.value as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id !== '' ? id : String(index);
};

export function ListView({ node }: { node: Of<'list'> }) {
  const words = useStudioWords();
  const { change } = useDesk();
  const file = useFile();
  const { children, path, most } = node;
  const add = () => {
    const value = node.blank();
    const missing: Json = [value];
    change(
      Array.isArray(node.value) && node.value.length > 0
        ? [{ insert: { file, path: at(path, children.length), value } }]
        : [{ put: { file, path, value: missing } }],
    );
  };
  return (
    <div className="node-list" id={controlOf(path)} tabIndex={-1}>
      <ol>
        {children.map((child, index) => (
          <Item key={keyOf(child, index)} node={child} one={node.one} index={index} count={children.length} />
        ))}
      </ol>
      {(most === undefined || children.length < most) && (
        <button type="button" className="button small" onClick={add}>
          ＋ {words.add}: {node.one}
        </button>
      )}
    </div>
  );
}

interface ItemProps {
  node: Node;
  /** What one of them is called. */
  one: string;
  index: number;
  count: number;
}

/** Shown without a frame, in which its name would stand. */
const isControl = ({ is, ways }: Node): boolean => !ways && (is === 'field' || is === 'expression');

/** An item of one control has no label beside it: it is said to who listens. */
function Item({ node, one, index, count }: ItemProps) {
  const words = useStudioWords();
  const { change } = useDesk();
  const file = useFile();
  const { path } = node;
  const row = words.row(index + 1);
  const move = (to: number) => change([{ move: { file, path, to } }]);
  return (
    <li className="node-item" aria-label={row}>
      <div className="node-item-body">
        {!node.title && ['field', 'expression'].includes(node.is) && (
          <label className="visually-hidden" id={labelId(controlOf(path))} htmlFor={controlOf(path)}>
            {one} {index + 1}
          </label>
        )}
        <NodeView node={node} bare />
      </div>
      <span className="row-buttons">
        {index > 0 && <Small mark="↑" label={`${row}: ${words.up}`} onClick={() => move(index - 1)} />}
        {index < count - 1 && (
          <Small mark="↓" label={`${row}: ${words.down}`} onClick={() => move(index + 1)} />
        )}
        <Small
          mark="✕"
          label={`${row}: ${words.remove}`}
          onClick={() => change([{ remove: { file, path } }])}
        />
      </span>
    </li>
  );
}

export function Small({ mark, label, onClick }: { mark: string; label: string; onClick(): void }) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick}>
      {mark}
    </button>
  );
}

export function MapView({ node }: { node: Of<'map'> }) {
  const words = useStudioWords();
  const { change, draft } = useDesk();
  const file = useFile();
  const [key, setKey] = useState('');
  const { children, path, named, names } = node;
  const add = (chosen = key.trim()) => {
    const taken = new Set([
      ...children.map((child) => child.key),
      ...draft.walk.elements.map(({ id }) => id),
    ]);
    const fresh = chosen || freshId(named ? 'field' : 'key', taken);
    if (change([{ put: { file, path: at(path, fresh), value: node.blank() } }])) setKey('');
  };
  return (
    <div className="node-list" id={controlOf(path)} tabIndex={-1}>
      <ol>
        {children.map((child, index) => (
          <li key={child.key} className="node-item">
            <div className="node-item-body">
              {names && isControl(child) ? (
                <label
                  className="muted small"
                  id={labelId(controlOf(child.path))}
                  htmlFor={controlOf(child.path)}
                >
                  {child.title}
                </label>
              ) : (
                <span className="muted small digits">{keysOf(child.path).at(-1)} </span>
              )}
              <NodeView node={child} bare />
            </div>
            <MapButtons node={child} index={index} count={children.length} />
          </li>
        ))}
      </ol>
      {names ? (
        <Unbound
          names={names.filter(({ value }) => !children.some((child) => child.key === value))}
          onAdd={add}
        />
      ) : (
        <span className="node-new">
          <input
            className="control digits"
            aria-label={words.key}
            placeholder={words.key}
            value={key}
            onChange={(e) => setKey(e.target.value)}
          />
          <button type="button" className="button small" onClick={() => add()}>
            ＋ {words.add}
          </button>
        </span>
      )}
    </div>
  );
}

/** What the table asks for and nothing gives yet. */
function Unbound({ names, onAdd }: { names: Name[]; onAdd(key: string): void }) {
  const words = useStudioWords();
  return names.map(({ value, title }) => (
    <button key={value} type="button" className="button small" onClick={() => onAdd(value)}>
      ＋ {words.add}: {title}
    </button>
  ));
}

function MapButtons({ node, index, count }: { node: Node; index: number; count: number }) {
  const words = useStudioWords();
  const { change } = useDesk();
  const file = useFile();
  const { path, key } = node;
  const move = (to: number) => change([{ move: { file, path, to } }]);
  return (
    <span className="row-buttons">
      {index > 0 && <Small mark="↑" label={`${key}: ${words.up}`} onClick={() => move(index - 1)} />}
      {index < count - 1 && (
        <Small mark="↓" label={`${key}: ${words.down}`} onClick={() => move(index + 1)} />
      )}
      <Small
        mark="✕"
        label={`${key}: ${words.remove}`}
        onClick={() => change([{ remove: { file, path } }])}
      />
    </span>
  );
}
