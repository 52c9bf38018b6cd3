/** The way from the file down to the element that is open. */

import { sayKeyword } from '../../engine/exchange/tell.ts';
import type { Branch } from '../../engine/studio/outline.ts';
import { sayElement } from '../../engine/studio/say.ts';
import { localize } from '../../engine/text/language.ts';
import { useDesk } from './desk.ts';

/** A file that is no element itself is called by what it holds. */
export function useNameOf() {
  const { language } = useDesk();
  return ({ title, within, path, kind, id }: Branch) =>
    localize(title, language) ||
    (path === ''
      ? sayKeyword(kind, language)
      : `${sayElement(kind, language) ?? sayKeyword(kind, language)} ${localize(within, language) || id}`);
}

export function Crumbs({ way }: { way: Branch[] }) {
  const { open } = useDesk();
  const nameOf = useNameOf();
  const last = way.at(-1);
  return (
    <nav className="studio-crumbs" aria-label={last && nameOf(last)}>
      {way.slice(0, -1).map((branch) => (
        <span key={branch.path}>
          <button type="button" className="link small" onClick={() => open(branch)}>
            {nameOf(branch)}
          </button>{' '}
          ›{' '}
        </span>
      ))}
      <h2>{last && nameOf(last)}</h2>
    </nav>
  );
}
