/** What the draft leaves open: each parameter with its clause, where it is used, what the scenarios take for it. */
import type { Json } from '../../../engine/exchange/parts.ts';
import { sayJson } from '../../../engine/exchange/tell.ts';
import { clausesOf } from '../../../engine/ruleset/coverage.ts';
import { optionsIn } from '../../../engine/ruleset/listed.ts';
import type { Parameter } from '../../../engine/ruleset/types.ts';
import { type OpenParameter, openParameters } from '../../../engine/studio/look/params.ts';
import { titleOf } from '../../../engine/studio/names.ts';
import { wayTo } from '../../../engine/studio/outline.ts';
import { sayValue } from '../../../engine/studio/say.ts';
import { sayEventName } from '../../../engine/studio/say-rules.ts';
import { localize } from '../../../engine/text/language.ts';
import { useNameOf } from '../crumbs.tsx';
import { useDesk } from '../desk.ts';
import { useLookWords } from './words.ts';
import '../../styles/studio-look.css';

export function ParametersEditor() {
  const words = useLookWords();
  const { draft } = useDesk();
  const all = openParameters(draft);
  if (all.length === 0) return <p className="empty">{words.noParams}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="look-scroll" aria-label={words.params} tabIndex={0}>
      <table className="look-table look-params">
        <thead>
          <tr>
            {[words.param, words.type, words.clause, words.used, words.inScenarios].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((one) => (
            <Row key={one.path} of={one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Of a table the number of its rows says enough; ids by title. */
function useSaid() {
  const words = useLookWords();
  const { draft, language } = useDesk();
  return ({ type, choice }: Parameter, value: unknown): string => {
    const rows = (value as { rows?: unknown[] } | null)?.rows?.length;
    if (value === undefined) return '';
    if (rows !== undefined) return words.rowCount(rows);
    if (type === 'event') return sayEventName(draft, String(value), language);
    if (type === 'department' || type === 'role') return titleOf(draft, type, String(value), language);
    const title = optionsIn(draft.set, choice)?.find(({ id }) => id === value)?.title;
    return title ? localize(title, language) : sayJson(value as Json, language);
  };
}

function Row({ of: { parameter, path, used, value, suggested } }: { of: OpenParameter }) {
  const words = useLookWords();
  const { language, open, shelves } = useDesk();
  const nameOf = useNameOf();
  const { id, title, type, clause } = parameter;
  const said = useSaid();
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" onClick={() => open({ file: 'ruleset.json', path })}>
          {localize(title, language) || id}
        </button>
      </th>
      <td>{sayValue('type', type, language)}</td>
      <td className="digits">{clausesOf(clause).join(' ')}</td>
      <td>
        {used.length === 0 && <span className="badge warn">{words.unused}</span>}
        <ul className="look-used">
          {used.map((place) => {
            const branch = wayTo(shelves, place).at(-1);
            return (
              <li key={place.file + place.path}>
                <button type="button" className="link small" onClick={() => open(place)}>
                  {branch ? nameOf(branch) : place.file}
                </button>
              </li>
            );
          })}
        </ul>
      </td>
      <td>
        {said(parameter, value)} {suggested && <span className="muted small">{words.suggested}</span>}
      </td>
    </tr>
  );
}
