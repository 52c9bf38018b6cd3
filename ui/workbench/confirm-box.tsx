/** An outsider's confirmation of what is signed: how, and who. */
import { useId, useState } from 'react';
import type { ConfirmView } from '../../engine/complaint/page-shapes.ts';
import type { Act } from '../api.ts';
import { useWords } from '../words/words.ts';

type Confirmed = NonNullable<Act['confirmed']>;

/** Nothing is sent while no way of confirming is chosen. */
export function useConfirm(asked: ConfirmView | undefined) {
  const [how, setHow] = useState('');
  const [name, setName] = useState('');
  const chosen = asked?.how.find(({ id }) => id === how)?.id;
  const confirmed: { confirmed?: Confirmed } = chosen
    ? { confirmed: { how: chosen, ...(name.trim() && { name: name.trim() }) } }
    : {};
  const box = asked && <ConfirmBox asked={asked} how={how} name={name} onHow={setHow} onName={setName} />;
  return { confirmed, box };
}

interface Props {
  asked: ConfirmView;
  how: string;
  name: string;
  onHow: (how: string) => void;
  onName: (name: string) => void;
}

function ConfirmBox({ asked, how, name, onHow, onName }: Props) {
  const words = useWords();
  const id = useId();
  return (
    <fieldset className="confirm-box">
      <legend>{words.complaint.confirmed(asked.by)}</legend>
      <div className="late-fields">
        <div className="field">
          <label className="field-label" htmlFor={`${id}-how`}>
            {words.complaint.confirmedHow}
            {asked.required && (
              <span className="mark" role="img" aria-label={words.form.required}>
                ＊
              </span>
            )}
          </label>
          <select
            id={`${id}-how`}
            className="control"
            value={how}
            aria-required={asked.required}
            onChange={(event) => onHow(event.target.value)}
          >
            <option value="">{words.form.choose}</option>
            {asked.how.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${id}-who`}>
            {words.complaint.confirmedBy}
          </label>
          <input
            id={`${id}-who`}
            className="control"
            type="text"
            value={name}
            maxLength={200}
            onChange={(event) => onName(event.target.value)}
          />
        </div>
      </div>
    </fieldset>
  );
}
