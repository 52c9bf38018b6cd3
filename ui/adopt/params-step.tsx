/** What the regulation leaves open: each with its clause and what is suggested. */
import type { ParameterSummary } from '../../engine/exchange/summary-shapes.ts';
import { Clauses } from '../parts/clauses.tsx';
import type { Answers } from './api.ts';
import { useAdoptWords } from './words.ts';

interface Props {
  of: ParameterSummary[];
  answers: Answers;
  onChange: (answers: Answers) => void;
}

/** Numbers and texts as they are, all else as JSON; undefined for what is not filled in. */
function readValue(type: string, text: string): unknown {
  if (text.trim() === '') return undefined;
  if (type === 'text' || type === 'choice' || type === 'event') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const writeValue = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

function One({
  of,
  value,
  onSet,
}: {
  of: ParameterSummary;
  value: unknown;
  onSet: (value: unknown) => void;
}) {
  const words = useAdoptWords();
  const { id, type, title, clause, help, options, suggestion, suggested } = of;
  const plain = type === 'text' || type === 'number';
  return (
    <li className="panel param">
      <label htmlFor={`param-${id}`}>
        <strong>{title}</strong> <Clauses of={clause} />
      </label>
      {help && <p className="muted small">{help}</p>}
      {options ? (
        <select
          id={`param-${id}`}
          className="control"
          value={writeValue(value)}
          onChange={(e) => onSet(e.target.value || undefined)}
        >
          <option value="">{words.notNow}</option>
          {options.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
      ) : (
        <input
          key={writeValue(value)}
          id={`param-${id}`}
          className="control"
          placeholder={plain ? words.notNow : words.wizard.raw}
          defaultValue={writeValue(value)}
          onBlur={(e) => onSet(readValue(type, e.target.value))}
        />
      )}
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
