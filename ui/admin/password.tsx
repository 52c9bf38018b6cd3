/** A new password of one's own. */
import { useState } from 'react';
import { accountApi } from './account-api.ts';
import { Form, Line, useChange } from './parts.tsx';
import { useAdminWords } from './words/words.ts';

export function PasswordForm() {
  const { account: words } = useAdminWords();
  const { change, busy, note } = useChange();
  const [differs, setDiffers] = useState(false);
  const [made, setMade] = useState(0);
  const send = async (form: FormData) => {
    const [password, next] = [String(form.get('password')), String(form.get('next'))];
    setDiffers(next !== form.get('repeat'));
    if (next !== form.get('repeat')) return;
    const done = await change((key) => accountApi.changePassword(password, next, key), words.changed);
    if (done) setMade((n) => n + 1);
  };
  return (
    <Form key={made} onSend={send}>
      {note}
      <Line label={words.present} name="password" type="password" autoComplete="current-password" required />
      <Line
        label={words.next}
        help={words.nextHelp}
        name="next"
        type="password"
        autoComplete="new-password"
        required
      />
      <Line label={words.repeat} name="repeat" type="password" autoComplete="new-password" required />
      {differs && (
        <p className="note danger" role="alert">
          {words.differs}
        </p>
      )}
      <div className="buttons">
        <button type="submit" className="button primary" disabled={busy}>
          {words.change}
        </button>
      </div>
    </Form>
  );
}
