/** The second factor: set up with a device and codes for the paper, renewed, removed. */
import encodeQR from 'qr';
import { useState } from 'react';
import { accountApi, type Factor, type FactorApi } from './account-api.ts';
import { Form, Line, useChange } from './parts.tsx';
import { useAdminWords } from './words/words.ts';

/** Dark squares as one path. */
function Square({ text }: { text: string }) {
  const rows = encodeQR(text, 'raw', { border: 2 });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className="factor-code" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label="QR">
      <path d={path} fill="#000" />
    </svg>
  );
}

function Codes({ codes }: { codes: string[] }) {
  const { account: words } = useAdminWords();
  return (
    <div>
      <p>{words.factorPaper}</p>
      <ul className="factor-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <button type="button" className="button small" onClick={() => print()}>
        {words.print}
      </button>
    </div>
  );
}

interface Whose {
  /** One's own where absent. */
  api?: FactorApi;
}

function Confirm({ factor, api }: { factor: Factor; api: FactorApi }) {
  const { account: words } = useAdminWords();
  const { change, busy, note } = useChange();
  return (
    <div className="factor">
      <p>{words.factorScan}</p>
      <Square text={factor.uri} />
      <code className="secret">{new URL(factor.uri).searchParams.get('secret')}</code>
      <Codes codes={factor.codes} />
      <Form
        onSend={(form) => change((key) => api.confirmFactor(String(form.get('code')), key), words.factorDone)}
      >
        {note}
        <Line
          label={words.factorDigits}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
        />
        <div className="buttons">
          <button type="submit" className="button primary" disabled={busy}>
            {words.factorConfirm}
          </button>
        </div>
      </Form>
    </div>
  );
}

export function FactorBegin({ api = accountApi }: Whose) {
  const { account: words } = useAdminWords();
  const { change, busy, note } = useChange();
  const [factor, setFactor] = useState<Factor | null>(null);
  if (factor) return <Confirm factor={factor} api={api} />;
  return (
    <Form
      onSend={async (form) =>
        setFactor(await change((key) => api.beginFactor(String(form.get('password')), key)))
      }
    >
      {note}
      <Line label={words.present} name="password" type="password" autoComplete="current-password" required />
      <div className="buttons">
        <button type="submit" className="button" disabled={busy}>
          {words.factorBegin}
        </button>
      </div>
    </Form>
  );
}

export function FactorChange({ api = accountApi }: Whose) {
  const { account: words, admin } = useAdminWords();
  const { change, busy, note } = useChange();
  const [codes, setCodes] = useState<string[] | null>(null);
  const send = async (form: FormData) => {
    const password = String(form.get('password'));
    if (form.get('do') === 'remove')
      return change((key) => api.removeFactor(password, key), words.factorRemoved);
    const made = await change((key) => api.newCodes(password, key));
    return setCodes(made?.codes ?? null);
  };
  return (
    <Form onSend={send}>
      {note}
      {codes && <Codes codes={codes} />}
      <Line label={words.present} name="password" type="password" autoComplete="current-password" required />
      <div className="ticks">
        <label className="tick">
          <input type="radio" name="do" value="codes" defaultChecked /> {words.factorCodes}
        </label>
        <label className="tick">
          <input type="radio" name="do" value="remove" /> {words.factorRemove}
        </label>
      </div>
      <div className="buttons">
        <button type="submit" className="button" disabled={busy}>
          {admin.save}
        </button>
      </div>
    </Form>
  );
}
