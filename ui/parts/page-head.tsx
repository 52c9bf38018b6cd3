/** The head of a page: its one h1, what belongs beside it, and the window's title. */
import type { ReactNode } from 'react';
import { useTitle } from './time.ts';

export function PageHead({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  useTitle(title);
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {children && <div className="page-head-end">{children}</div>}
    </div>
  );
}
