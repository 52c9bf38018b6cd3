/** What a new rule set is called: its name, and the identifier that never changes. */
import { useStudioWords } from './words.ts';

/** Lower case, digits and single hyphens. */
const ID = '[a-z][a-z0-9]*(-[a-z0-9]+)*';

interface Props {
  title: string;
  id: string;
  onTitle: (title: string) => void;
  onId: (id: string) => void;
}

export function NameAndId({ title, id, onTitle, onId }: Props) {
  const words = useStudioWords();
  return (
    <>
      <label className="field">
        <span className="field-label">{words.name}</span>
        <input
          className="control"
          required
          maxLength={200}
          value={title}
          onChange={(e) => onTitle(e.target.value)}
        />
      </label>
      <label className="field">
        <span className="field-label">{words.identifier}</span>
        <input
          className="control digits"
          required
          pattern={ID}
          maxLength={60}
          value={id}
          onChange={(e) => onId(e.target.value)}
        />
      </label>
    </>
  );
}
