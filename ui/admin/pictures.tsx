/** The pictures of the organization's papers: its letterhead and its seal, chosen, looked at, taken away. */
import type { ChangeEvent } from 'react';
import type { Brand } from '../../engine/print/shapes.ts';
import { pictureUrl } from '../api.ts';
import { ChooseFile } from '../parts/choose-file.tsx';
import { adminApi } from './api.ts';
import { Panel, useChange } from './parts.tsx';
import { useAdminWords } from './words/words.ts';

export function Pictures({ brand }: { brand: Brand }) {
  const { admin } = useAdminWords();
  const words = admin.office;
  const { change, busy, note } = useChange();
  return (
    <Panel title={words.pictures} lead={words.picturesHelp}>
      {note}
      <div className="pictures">
        {(['letterhead', 'seal'] as const).map((place) => (
          <Picture
            key={place}
            title={words[place]}
            id={brand[place]?.id}
            busy={busy}
            onPut={(file) => change((key) => adminApi.putPicture(place, file, key), admin.saved)}
            onRemove={() => change((key) => adminApi.removePicture(place, key), admin.saved)}
          />
        ))}
      </div>
    </Panel>
  );
}

interface Shown {
  title: string;
  id?: string;
  busy: boolean;
  onPut: (file: File) => void;
  onRemove: () => void;
}

function Picture({ title, id, busy, onPut, onRemove }: Shown) {
  const { admin } = useAdminWords();
  const words = admin.office;
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) onPut(file);
  };
  return (
    <div className="picture">
      <p className="field-label">{title}</p>
      {id ? <img src={pictureUrl(id)} alt={title} /> : <p className="muted">{words.noPicture}</p>}
      <ChooseFile label={title} accept="image/png,image/jpeg" disabled={busy} onChoose={choose} />
      {id && (
        <button type="button" className="button" disabled={busy} onClick={onRemove}>
          {words.removePicture(title)}
        </button>
      )}
    </div>
  );
}
