/** The organization's public page: which submissions the public may hand in, and why others may not be opened. */
import { adminApi } from './api.ts';
import { Asked, useAsked } from './ask.tsx';
import { Form, Panel, useChange } from './parts.tsx';
import { useAdminWords } from './words/words.ts';

export function PublicPanel() {
  const { admin } = useAdminWords();
  const words = admin.outside;
  const asked = useAsked('public', adminApi.publicPage);
  const { change, busy, note } = useChange();
  const save = (form: FormData) =>
    change((key) => adminApi.openToPublic(form.getAll('submission').map(String), key), admin.saved);
  return (
    <Panel title={words.title} lead={words.help}>
      {note}
      <Asked of={asked}>
        {({ address, submissions }) => (
          <Form onSend={save}>
            <ul className="plain-list line wide">
              {submissions.map(({ id, title, open, why }) => (
                <li key={id}>
                  <label>
                    <input
                      type="checkbox"
                      name="submission"
                      value={id}
                      defaultChecked={open}
                      disabled={why.length > 0}
                    />{' '}
                    {title}
                  </label>
                  {why.length > 0 && <p className="field-help">{why.join(' ')}</p>}
                </li>
              ))}
            </ul>
            {submissions.some(({ open }) => open) && (
              <p className="line wide">
                {words.address}{' '}
                <a href={address} target="_blank" rel="noreferrer">
                  {address}
                </a>
              </p>
            )}
            <div className="buttons">
              <button
                type="submit"
                className="button primary"
                disabled={busy || submissions.every(({ why }) => why.length > 0)}
              >
                {admin.save}
              </button>
            </div>
          </Form>
        )}
      </Asked>
    </Panel>
  );
}
