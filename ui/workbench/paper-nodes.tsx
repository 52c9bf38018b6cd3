/** Blocks of a paper on the screen: labelled cells, tables, ticks, places to sign, codes. */
import { lazy, Suspense } from 'react';
import type { FieldView } from '../../engine/form/shapes.ts';
import { mark } from '../../engine/print/mark.ts';
import type { PaperNode } from '../../engine/print/shapes.ts';
import { pictureUrl } from '../api.ts';
import { fillRows } from '../form/fill-rows.ts';
import { FileLink } from '../parts/file-link.tsx';

/** Apart from the page: codes are seldom looked at. */
const Code = lazy(() => import('./paper-code.tsx'));

const isWide = (f: FieldView) => f.long || f.table !== undefined;
const cellOf = (f: FieldView, columns: number) => ({
  span: isWide(f) ? columns : Math.min(columns, Math.max(1, f.span)),
  stretches: true,
});

/** Four in a row, or as many as the paper says. */
export function Cells({ fields, perRow = 4 }: { fields: FieldView[]; perRow?: number }) {
  const cells = fields.map((f) => cellOf(f, perRow));
  const spans = fillRows(cells, perRow);
  return (
    <dl className="cells" style={{ '--columns': perRow }}>
      {fields.map((f, i) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: cells without a field have no other identity
          key={`${f.id}:${i}`}
          className={`cell${spans[i] === 1 && perRow === 4 ? ' span-1' : ''}${isWide(f) ? ' long' : ''}`}
          style={{ '--span': spans[i] }}
        >
          {f.title && <dt>{f.title}</dt>}
          <dd>
            <Value field={f} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ field: { nodes, table, files, title, text } }: { field: FieldView }) {
  if (nodes) return <Nodes nodes={nodes} />;
  return (
    <>
      {table ? <Rows table={table} title={title} /> : !files && text}
      {files && <Attached files={files} />}
    </>
  );
}

function Attached({ files }: { files: NonNullable<FieldView['files']> }) {
  return (
    <ul className="file-list">
      {files.map((file) => (
        <li key={file.id}>
          <FileLink file={file} />
        </li>
      ))}
    </ul>
  );
}

export function Rows({ table, title }: { table: NonNullable<FieldView['table']>; title: string }) {
  return (
    // Scrolls in its own box, so keyboards must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="scroll-box" aria-label={title} tabIndex={0}>
      <table className="paper-table">
        <thead>
          <tr>
            {table.titles.map((t) => (
              <th key={t} scope="col">
                {t}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows on paper have no other identity
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={table.titles[j]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Nodes({ nodes }: { nodes: PaperNode[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: blocks on paper have no other identity
  return nodes.map((node, at) => <Node key={at} node={node} />);
}

function Node({ node }: { node: PaperNode }) {
  switch (node.kind) {
    case 'heading':
      return <h5 style={{ textAlign: node.align }}>{node.text}</h5>;
    case 'paragraph':
      return (
        <p className="slip-text" style={{ textAlign: node.align }}>
          {node.text}
        </p>
      );
    case 'grid':
      return <Cells fields={node.cells} perRow={node.perRow} />;
    case 'table':
      return <Rows table={{ titles: node.columns.map(({ title }) => title), rows: node.rows }} title="" />;
    case 'checkboxes':
      return (
        <p>
          {node.label} {node.options.map(({ title, ticked }) => mark(ticked, title)).join('　')}
        </p>
      );
    case 'signatures':
      return <Places places={node.places} />;
    case 'code':
      return (
        <Suspense>
          <Code as={node.as} text={node.text} />
        </Suspense>
      );
    case 'columns':
      return (
        <div className="slip-columns">
          {node.columns.map((nodes, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
            <div key={at}>
              <Nodes nodes={nodes} />
            </div>
          ))}
        </div>
      );
    default:
      return <hr />;
  }
}

function Places({ places }: Pick<Extract<PaperNode, { kind: 'signatures' }>, 'places'>) {
  return (
    <div className="slip-columns slip-places">
      {places.map(({ label, name, date, picture }) => (
        <div key={label}>
          <span className="muted">{label}</span>
          <p>{name}</p>
          {picture && <img src={pictureUrl(picture.id)} alt="" />}
          <p>{date}</p>
        </div>
      ))}
    </div>
  );
}
