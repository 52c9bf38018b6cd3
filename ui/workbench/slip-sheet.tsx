/** A slip as it stands on its paper: the same blocks that the PDF prints, one sheet for copies that are alike. */
import type { SlipPaper } from '../../engine/print/shapes.ts';
import { PaperName } from '../parts/paper-name.tsx';
import { Nodes } from './paper-nodes.tsx';

/** `mark` stands across a paper that stands no more; '' on one that does. */
export default function SlipSheets({ paper, mark = '' }: { paper: SlipPaper; mark?: string }) {
  return paper.sheets.map(({ copies, nodes }) => (
    <article key={copies.map(({ id }) => id).join()} className="paper slip-paper" lang={paper.language}>
      {mark && <p className="paper-mark">{mark}</p>}
      <p className="muted">
        {copies.map(({ label, to }) => (label.includes(to) ? label : `${label} ${to}`)).join(' · ')}
      </p>
      <header className="slip-head">
        <PaperName organization={paper.organization} brand={paper.brand} />
        <h4>{paper.title}</h4>
        {paper.number && <p className="digits">{paper.number}</p>}
        {paper.of && (
          <p className="muted digits">
            {paper.of.label} {paper.of.text}
          </p>
        )}
      </header>
      <Nodes nodes={nodes} />
    </article>
  ));
}
