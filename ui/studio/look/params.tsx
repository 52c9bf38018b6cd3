/** What the draft leaves open: each parameter with its clause, where it is used, what the scenarios take for it. */
import type { Json } from '../../../engine/exchange/parts.ts';
import { sayJson } from '../../../engine/exchange/tell.ts';
import { clausesOf } from '../../../engine/ruleset/coverage.ts';
import { type OpenParameter, openParameters } from '../../../engine/studio/look/params.ts';
import { wayTo } from '../../../engine/studio/outline.ts';
import { sayValue } from '../../../engine/studio/say.ts';
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
      <table className="look-table">
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

/** Of a table the number of its rows says enough. */
const rowsOf = (value: unknown): unknown => (value as { rows?: unknown[] } | null)?.rows?.length ?? value;

function Row({ of: { parameter, path, used, value, suggested } }: { of: OpenParameter }) {
  const words = useLookWords();
  const { language, open, shelves } = useDesk();
  const nameOf = useNameOf();
  const { id, title, type, clause } = parameter;
  const shown = rowsOf(value);
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
        {shown === undefined ? '' : sayJson(shown as Json, language)}{' '}
        {suggested && <span className="muted small">{words.suggested}</span>}
      </td>
    </tr>
  );
}
