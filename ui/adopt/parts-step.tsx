/** The whole, or some portions with what they need. */
import { withNeeds } from '../../engine/exchange/portions.ts';
import { sayKeyword } from '../../engine/exchange/tell.ts';
import { localize } from '../../engine/text/language.ts';
import { usePreferences } from '../preferences.ts';
import type { Answers, RuleSetPage } from './api.ts';
import { useAdoptWords } from './words.ts';

interface Props {
  page: RuleSetPage;
  answers: Answers;
  onChange: (answers: Answers) => void;
}

/** What an office would take by itself; the others only come along. */
const kinds = ['submission', 'procedure', 'form', 'table', 'deadline', 'slip', 'register', 'duty', 'series'];

function Choice({ page, answers, onChange }: Props) {
  const { language } = usePreferences();
  const words = useAdoptWords();
  const chosen = answers.parts ?? [];
  const taken = new Set(withNeeds(new Map(page.portions.map((one) => [one.key, one])), chosen));
  const toggle = (key: string) =>
    onChange({
      ...answers,
      parts: chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key],
    });
  return (
    <>
      <p role="status">{words.wizard.chosen(taken.size)}</p>
      {kinds.map((kind) => {
        const portions = page.portions.filter((one) => one.kind === kind);
        if (portions.length === 0) return null;
        return (
          <fieldset key={kind} className="portions">
            <legend className="group-title">{sayKeyword(kind, language)}</legend>
            {portions.map(({ key, id, title }) => (
              <label key={key}>
                <input
                  type="checkbox"
                  checked={taken.has(key)}
                  disabled={taken.has(key) && !chosen.includes(key)}
                  onChange={() => toggle(key)}
                />{' '}
                {localize(title, language) || id}
              </label>
            ))}
          </fieldset>
        );
      })}
    </>
  );
}

export function PartsStep(props: Props) {
  const { answers, onChange } = props;
  const words = useAdoptWords();
  const { parts: _parts, ...whole } = answers;
  const radio = (some: boolean, title: string, help: string) => (
    <label className="panel">
      <input
        type="radio"
        name="how-much"
        checked={(answers.parts !== undefined) === some}
        onChange={() => onChange(some ? { ...answers, parts: [] } : whole)}
      />{' '}
      <strong>{title}</strong> <span className="muted">{help}</span>
    </label>
  );
  return (
    <div className="how-much">
      {radio(false, words.wizard.whole, words.wizard.wholeHelp)}
      {radio(true, words.wizard.parts, words.wizard.partsHelp)}
      {answers.parts && <Choice {...props} />}
    </div>
  );
}
