/** A slip as it stands on its paper: the same blocks that the PDF prints, one sheet for copies that are alike. */
import type { Modules } from '../../engine/print/code.ts';
import { modulesOf } from '../../engine/print/code.ts';
import type { PaperNode, SlipPaper } from '../../engine/print/shapes.ts';
import { Cells, Rows } from './paper.tsx';

export default function SlipSheets({ paper }: { paper: SlipPaper }) {
  return paper.sheets.map(({ copies, nodes }) => (
    <article key={copies.map(({ id }) => id).join()} className="paper slip-paper" lang={paper.language}>
      <p className="muted">
        {copies.map(({ label, to }) => (label.includes(to) ? label : `${label} ${to}`)).join(' · ')}
      </p>
      <header className="slip-head">
        <p className="paper-organization">{paper.organization}</p>
        <h4>{paper.title}</h4>
        {paper.number && <p className="digits">{paper.number}</p>}
      </header>
      <Nodes nodes={nodes} />
    </article>
  ));
}

function Nodes({ nodes }: { nodes: PaperNode[] }) {
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
      return <Cells fields={node.cells} />;
    case 'table':
      return <Rows table={{ titles: node.columns.map(({ title }) => title), rows: node.rows }} title="" />;
    case 'checkboxes':
      return (
        <p>
          {node.label} {node.options.map(({ title, ticked }) => `${ticked ? '■' : '□'} ${title}`).join('　')}
        </p>
      );
    case 'signatures':
      return <Places places={node.places} />;
    case 'code':
      return <Code modules={modulesOf(node.as, node.text)} text={node.text} />;
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
      {places.map(({ label, name, date }) => (
        <div key={label}>
          <span className="muted">{label}</span>
          <p>{name}</p>
          <p>{date}</p>
        </div>
      ))}
    </div>
  );
}

/** Bars are one module high: drawn a third as high as they are wide. */
function Code({ modules: { width, height, runs }, text }: { modules: Modules; text: string }) {
  const tall = height === 1 ? width / 3 : 1;
  return (
    <figure className="slip-code">
      <svg viewBox={`0 0 ${width} ${height * tall}`} role="img" aria-label={text} shapeRendering="crispEdges">
        {runs.map(([x, y, w]) => (
          <rect key={`${x},${y}`} x={x} y={y} width={w} height={tall} />
        ))}
      </svg>
      <figcaption>{text}</figcaption>
    </figure>
  );
}
