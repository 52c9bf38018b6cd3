/** What the regulation leaves open: each with its clause and what is suggested. */
import type { ParameterSummary } from '../../engine/exchange/summary-shapes.ts';
import { ParameterEditor } from '../admin/parameters.tsx';
import { Clauses } from '../parts/clauses.tsx';
import type { Answers } from './api.ts';
import { useAdoptWords } from './words.ts';

interface Props {
  of: ParameterSummary[];
  answers: Answers;
  onChange: (answers: Answers) => void;
}

/** Has nothing to show until it is begun: a length always says something. */
const begun: Record<string, unknown> = {
  length: { workingDays: 1 },
  table: { rows: [] },
  list: [],
  departments: [],
};

interface OneProps {
  of: ParameterSummary;
  value: unknown;
  onSet: (value: unknown) => void;
}

function Filling({ of, value, onSet }: OneProps) {
  const words = useAdoptWords();
  const { title, type, options = null, columns = null } = of;
  const first = begun[type];
  if (first !== undefined && value === undefined)
    return (
      <button type="button" className="button small" onClick={() => onSet(first)}>
        {words.fillIn}
      </button>
    );
  return (
    <>
      <ParameterEditor
        row={{ title, type, options, columns }}
        value={value}
        onChange={(next) => onSet(next === null || next === '' ? undefined : next)}
      />
      {first !== undefined && (
        <button type="button" className="link small" onClick={() => onSet(undefined)}>
          {words.notNow}
        </button>
      )}
    </>
  );
}

function One({ of, value, onSet }: OneProps) {
  const words = useAdoptWords();
  const { title, clause, help, suggestion, suggested } = of;
  return (
    <li className="panel param">
      <div>
        <strong>{title}</strong> <Clauses of={clause} />
      </div>
      {help && <p className="muted small">{help}</p>}
      <Filling of={of} value={value} onSet={onSet} />
      {suggestion !== undefined && (
        <p className="small">
          {words.suggestion}: {suggested}{' '}
          <button type="button" className="link" onClick={() => onSet(suggestion)}>
            {words.takeSuggestion}
          </button>
        </p>
      )}
    </li>
  );
}

export function ParamsStep({ of, answers, onChange }: Props) {
  const words = useAdoptWords();
  const { params = {} } = answers;
  const set = (id: string, value: unknown) => {
    const { [id]: _before, ...others } = params;
    onChange({ ...answers, params: value === undefined ? others : { ...others, [id]: value } });
  };
  return (
    <>
      <p className="lead">{words.wizard.paramsHelp}</p>
      <ul className="plain-list">
        {of.map((one) => (
          <One key={one.id} of={one} value={params[one.id]} onSet={(value) => set(one.id, value)} />
        ))}
      </ul>
    </>
  );
}
