/** A button that lets a file be chosen: the browser's own control speaks the browser's language, not the reader's. */
import { type ChangeEvent, useState } from 'react';
import { useWords } from '../words/words.ts';

interface Props {
  /** What is chosen, where no text beside the button says so. */
  label?: string;
  id?: string;
  accept: string;
  disabled?: boolean;
  onChoose: (event: ChangeEvent<HTMLInputElement>) => void;
}

export function ChooseFile({ label, onChoose, ...input }: Props) {
  const words = useWords();
  const [name, setName] = useState('');
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    setName(event.target.files?.[0]?.name ?? '');
    onChoose(event);
    // The same file may be chosen again.
    event.target.value = '';
  };
  return (
    <span className="choose-file">
      <label className="button small file-choose" aria-disabled={input.disabled}>
        {words.file.choose}
        <input
          type="file"
          className="visually-hidden"
          aria-label={label && `${words.file.choose} ${label}`}
          onChange={choose}
          {...input}
        />
      </label>
      {name && <span className="small">{name}</span>}
    </span>
  );
}
