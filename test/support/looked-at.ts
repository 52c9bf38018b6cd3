/** What is wrong with a page as a browser shows it: with axe, sideways scroll, cut-off text, raw keys. */
import AxeSource from 'axe-core';
import type { Page } from 'playwright-core';

/** Runs in the page. */
function faults(): string[] {
  const wide = document.documentElement.scrollWidth - innerWidth;
  const said: string[] = wide > 0 ? [`${wide} px too wide`] : [];
  const shown = (one: Element) => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.height > 1;
  };
  const written = (one: Element) =>
    [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
  for (const one of document.querySelectorAll('body *:not(textarea)')) {
    if (!written(one) || !shown(one)) continue;
    const text = one.textContent?.trim() ?? '';
    const style = getComputedStyle(one);
    const cuts = /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis';
    const lines = style.webkitLineClamp !== 'none';
    if (cuts && !lines && one.scrollWidth > one.clientWidth + 1) said.push(`cut off: ${text.slice(0, 60)}`);
    // What an author writes in patterns of numbers and in papers, {yyyy} and {{path}}, is no gap of ours.
    if (
      /\[object |undefined|NaN|(?<!\{)\{(?!yyyy|yy|roc|dd)[a-z]+\}(?!\})/.test(text) &&
      one.children.length === 0
    )
      said.push(`raw: ${text.slice(0, 60)}`);
    if (/^[a-z]+([A-Z][a-z]+)+$|^[a-z]+(\.[a-zA-Z]+)+$/.test(text)) said.push(`raw key: ${text}`);
  }
  return [...new Set(said)];
}

/** Only what is wrong leaves the page: what axe finds in order is thousands of nodes. */
const AXE = `(() => {
  ${AxeSource.source};
  const said = ({ id, nodes }) => 'axe ' + id + ': ' + nodes[0]?.html.slice(0, 160) + ' ' + (nodes[0]?.any[0]?.message ?? '');
  return axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(said));
})()`;

export async function faultsOf(page: Page): Promise<string[]> {
  const axe = (await page.evaluate(AXE)) as string[];
  // The runner names functions with a helper that the page does not have.
  const own = await page.evaluate(`(() => { const __name = (f) => f; return (${faults})(); })()`);
  return [...axe, ...(own as string[])];
}
