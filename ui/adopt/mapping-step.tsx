/** Whose department is whose: guesses to confirm or to change; what is nobody's comes along. */
import type { MappingRow } from '../../engine/exchange/mapping.ts';
import { localize } from '../../engine/text/language.ts';
import { usePreferences } from '../preferences.ts';
import type { Answers, RuleSetPage } from './api.ts';
import { useAdoptWords } from './words.ts';

interface Named {
  id: string;
  title: string;
}

interface Props {
  page: RuleSetPage;
  ours: { departments: Named[]; roles: Named[] };
  answers: Answers;
  onChange: (answers: Answers) => void;
}

interface RowProps {
  row: MappingRow;
  ours: Named[];
  chosen: string;
  onChoose: (id: string) => void;
}

function Row({ row, ours, chosen, onChoose }: RowProps) {
  const words = useAdoptWords();
  const { language } = usePreferences();
  const title = localize(row.title, language);
  const why = chosen === row.ours && row.by ? words.wizard.guessed[row.by] : '';
  return (
    <tr>
      <td>{title}</td>
      <td>
        <select
          className="control"
          aria-label={title}
          value={chosen}
          disabled={row.taken !== undefined}
          onChange={(e) => onChoose(e.target.value)}
        >
          <option value={row.id}>{words.wizard.asTheirs}</option>
          {ours
            .filter(({ id }) => id !== row.id)
            .map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
        </select>
      </td>
      <td className="muted small">{row.taken ? words.wizard.keeps : why}</td>
    </tr>
  );
}

function List({ list, page, ours, answers, onChange }: Props & { list: 'departments' | 'roles' }) {
  const words = useAdoptWords();
  const rows = page.mapping[list];
  const at = (row: MappingRow) => answers[list][row.id] ?? row.id;
  const unmapped = rows.filter((row) => at(row) === row.id && row.ours !== row.id).length;
  return (
    <>
      <p className="muted small">{unmapped > 0 && words.wizard.unmapped(unmapped)}</p>
      <div className="panel">
        <table className="mapping">
          <thead>
            <tr>
              <th scope="col">{words.wizard.theirs}</th>
              <th scope="col">{words.wizard.ours}</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                ours={ours[list]}
                chosen={at(row)}
                onChoose={(id) => onChange({ ...answers, [list]: { ...answers[list], [row.id]: id } })}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

export function MappingStep(props: Props) {
  return (
    <>
      <List {...props} list="departments" />
      <List {...props} list="roles" />
    </>
  );
}
