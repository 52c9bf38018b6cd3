/** One word of the language with what is said there, whatever it is. */
import type { ReactNode } from 'react';
import type { Json } from '../../../engine/exchange/parts.ts';
import type { Node } from '../../../engine/studio/panel.ts';
import { canRename } from '../../../engine/studio/rename/rename.ts';
import { errorId, helpId, labelId } from '../../form/widgets/attributes.ts';
import { problemsIn, useDesk } from '../desk.ts';
import { ExpressionField } from '../feel/field.tsx';
import { useStudioWords } from '../words.ts';
import { GroupView, ListView, MapView } from './branches.tsx';
import { controlOf } from './control.ts';
import { IdField } from './id-field.tsx';
import { ClauseField, JsonField, LeafField, TextField } from './leaves.tsx';
import { useFile } from './use-file.ts';

/** Node of a kind. */
export type Of<K extends Node['is']> = Extract<Node, { is: K }>;

/** Kinds that have one control, which their label names. */
const labelled = ['field', 'expression', 'json'];

export function NodeView({ node, bare }: { node: Node; bare?: boolean }) {
  if (bare && !node.ways) return <Inner node={node} />;
  return (
    <Framed node={node}>
      {node.ways && <Ways node={node} />}
      <Inner node={node} />
    </Framed>
  );
}

function Inner({ node }: { node: Node }) {
  if (node.is === 'field') return <Leaf node={node} />;
  if (node.is === 'text') return <TextField node={node} />;
  if (node.is === 'expression') return <ExpressionField node={node} />;
  if (node.is === 'clause') return <ClauseField node={node} />;
  if (node.is === 'group') return <GroupView node={node} />;
  if (node.is === 'list') return <ListView node={node} />;
  if (node.is === 'map') return <MapView node={node} />;
  if (node.is === 'page') return <PageLink node={node} />;
  return node.is === 'json' ? <JsonField node={node} /> : null;
}

/** The id of an element whose references can follow it. */
function Leaf({ node }: { node: Of<'field'> }) {
  const { draft } = useDesk();
  const file = useFile();
  const path = node.path.replace(/\/id$/, '');
  const element =
    node.key === 'id' &&
    node.value !== '' &&
    draft.walk.elements.find((one) => one.file === file && one.path === path);
  return element && canRename(element.kind) ? (
    <IdField key={node.path} node={node} path={path} />
  ) : (
    <LeafField node={node} />
  );
}

function Framed({ node, children }: { node: Node; children: ReactNode }) {
  const { help } = node;
  const own = useOwnProblems(node);
  const id = controlOf(node.path);
  const nested = node.is === 'group' || node.is === 'list' || node.is === 'map';
  return (
    <div
      className={`field node node-${node.is}${nested ? ' is-nested' : ''}${own.length ? ' has-error' : ''}`}
    >
      <div className="node-head">
        {node.title &&
          (labelled.includes(node.is) ? (
            <label className="field-label" id={labelId(id)} htmlFor={id}>
              {node.title}
            </label>
          ) : (
            <span className="field-label" id={labelId(id)}>
              {node.title}
            </span>
          ))}
        {node.optional && node.title && <Away node={node} />}
      </div>
      {help && (
        <p className="field-help" id={helpId(id)}>
          {help}
        </p>
      )}
      {children}
      {own.length > 0 && (
        <p className="field-error" id={errorId(id)}>
          {own.map(({ text }) => text).join(' ')}
        </p>
      )}
    </div>
  );
}

/** Said at the place itself; those further in stand where they are. */
function useOwnProblems(node: Node) {
  const { problems } = useDesk();
  const file = useFile();
  const inside = problemsIn(problems, { file, path: node.path });
  const branches = node.is === 'group' || node.is === 'list' || node.is === 'map';
  // An expression says by itself what is wrong with it, as it is typed.
  if (node.is === 'expression') return inside.filter(({ code }) => !code.startsWith('feel.'));
  return branches ? inside.filter(({ path }) => path === node.path) : node.is === 'page' ? [] : inside;
}

function Away({ node }: { node: Node }) {
  const words = useStudioWords();
  const { change } = useDesk();
  const file = useFile();
  const label = `${words.remove}: ${node.title}`;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      onClick={() => change([{ remove: { file, path: node.path } }])}
    >
      ✕
    </button>
  );
}

/** Which of several ways it is said in; another way begins with its first value. */
function Ways({ node }: { node: Node }) {
  const words = useStudioWords();
  const { change } = useDesk();
  const file = useFile();
  const { list, now } = node.ways!;
  const choose = (index: number) => {
    const value: Json | undefined = list[index]?.blank();
    if (value !== undefined) change([{ put: { file, path: node.path, value } }]);
  };
  return (
    <select
      className="control node-ways"
      id={node.is === 'word' ? controlOf(node.path) : undefined}
      aria-label={`${node.title} ${words.way}`}
      value={now}
      onChange={(e) => choose(Number(e.target.value))}
    >
      {now < 0 && <option value={-1}>{words.choose}</option>}
      {list.map(({ title }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the ways are the language's own, in its order
        <option key={index} value={index}>
          {title}
        </option>
      ))}
    </select>
  );
}

function PageLink({ node }: { node: Of<'page'> }) {
  const { open } = useDesk();
  const words = useStudioWords();
  const file = useFile();
  return (
    <button
      type="button"
      className="link"
      id={controlOf(node.path)}
      title={words.openThis(node.text)}
      onClick={() => open({ file, path: node.path })}
    >
      {node.text}
    </button>
  );
}
