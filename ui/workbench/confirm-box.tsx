/** An outsider's confirmation of what is signed: how, and who. */
import { useState } from 'react';
import type { ConfirmView } from '../../engine/complaint/page-shapes.ts';
import type { Act } from '../api.ts';
import { Labelled, Menu } from '../parts/labelled.tsx';
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
  return (
    <fieldset className="confirm-box">
      <legend>{words.complaint.confirmed(asked.by)}</legend>
      <div className="late-fields">
        <Labelled
          label={
            <>
              {words.complaint.confirmedHow}
              {asked.required && (
                <span className="mark" role="img" aria-label={words.form.required}>
                  ＊
                </span>
              )}
            </>
          }
        >
          {(ties) => (
            <Menu
              {...ties}
              options={asked.how}
              none={words.form.choose}
              value={how}
              aria-required={asked.required}
              onChange={(event) => onHow(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={words.complaint.confirmedBy}>
          {(ties) => (
            <input
              {...ties}
              type="text"
              value={name}
              maxLength={200}
              onChange={(event) => onName(event.target.value)}
            />
          )}
        </Labelled>
      </div>
    </fieldset>
  );
}
