/** The ruled lines of prints, by the names that layouts use: pdfmake wants functions here, JSON has none. */
import type { CustomTableLayout } from 'pdfmake/interfaces.d.ts';
import type { Block } from '../layout/document.ts';
import { PADDING, RULE } from '../layout/page.ts';

const ruled = (line: number, above: number, below: number): CustomTableLayout => ({
  hLineWidth: () => line,
  vLineWidth: () => line,
  paddingLeft: () => PADDING,
  paddingRight: () => PADDING,
  paddingTop: () => above,
  paddingBottom: () => below,
});

/**
 * Asks for `keep` points below a row. pdfmake takes paddingBottom off the free height when a row begins
 * (TableProcessor.beginRow) and moves down by it when the row ends (endRow), in this order; only the
 * first answer is therefore larger. For rows of one line: a second line would ask for the room again.
 * Where a table's rows are kept whole, pdfmake sets each apart from the page and sees no free height, but
 * for a row that turns the page itself: a covered cell says so, which is never set and so turns none.
 */
function roomBelow(padding: number): NonNullable<CustomTableLayout['paddingBottom']> {
  const begun = new WeakSet<object>();
  return (index, node) => {
    const [first, covered] = (node.table.body[index] ?? []) as Block[];
    if (!first?.keep || begun.has(first)) return padding;
    begun.add(first);
    if (covered && first.colSpan) covered.pageBreak = 'before';
    return padding + first.keep;
  };
}

export const rules = (): Record<string, CustomTableLayout> => ({
  paper: ruled(RULE, 3, 4),
  inner: ruled(RULE, 1.5, 2),
  register: { ...ruled(RULE, 2, 2.5), paddingBottom: roomBelow(2.5) },
});
