/** What can be done with an issued slip on paper: preview, print, print again, record who signed for a copy. */
import { Fragment, lazy, Suspense, useId, useState } from 'react';
import type { ComplaintPage, SlipView } from '../../engine/complaint/page-shapes.ts';
import { api } from '../api.ts';
import { ProblemNote } from '../parts/states.tsx';
import { useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';
import type { Clash } from './clash.tsx';
import { useAct } from './use-act.ts';

/** Apart from the page: codes are seldom looked at. */
const SlipSheets = lazy(() => import('./slip-sheet.tsx'));

interface Props {
  page: ComplaintPage;
  slip: SlipView;
  onClash: (clash: Clash) => void;
}

export function SlipPrints({ page, slip, onClash }: Props) {
  const words = useWords();
  const { act, busy, problem } = useAct(page, onClash);
  const [shown, setShown] = useState(false);
  const n = slip.prints.length + 1;
  const print = () =>
    act({
      body: { print: slip.id, n },
      request: (key) => api.printSlip(page.id, slip.id, key),
      said: words.slips.printed,
    });
  return (
    <>
      {problem !== null && <ProblemNote problem={problem} />}
      <div className="actions">
        <button type="button" className="button small" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {words.slips.preview}
        </button>
        {slip.unprintable === '' && (
          <button type="button" className="button small" disabled={busy} onClick={print}>
            {n === 1 ? words.slips.print : words.slips.printAgain}
          </button>
        )}
      </div>
      {slip.unprintable && <p className="muted">{slip.unprintable}</p>}
      <Printed page={page} slip={slip} />
      <Receipts page={page} slip={slip} onClash={onClash} />
      {shown && (
        <Suspense>
          <SlipSheets paper={slip.paper} mark={slip.voided ? words.slips.void : ''} />
        </Suspense>
      )}
    </>
  );
}

function Printed({ page, slip }: Pick<Props, 'page' | 'slip'>) {
  const words = useWords();
  const { dateTime } = useTimes();
  if (slip.prints.length === 0) return null;
  return (
    <ol className="plain-list" aria-label={words.slips.prints}>
      {slip.prints.map(({ by, at }, index) => (
        <li key={at}>
          <a href={api.slipPdf(page.id, slip.id, index + 1)} target="_blank" rel="noreferrer">
            {words.slips.nth(index)}
          </a>{' '}
          <span className="muted">
            {by} <span className="digits">{dateTime(at)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Receipts({ page, slip, onClash }: Props) {
  const words = useWords();
  const asked = slip.paper.sheets.flatMap(({ copies }) => copies).filter(({ receipt }) => receipt);
  return asked.map(({ id, label }) => {
    const kept = slip.receipts[id];
    // Of a void slip a copy that nobody had is not asked for.
    const awaited = slip.voided ? slip.voided.recall && kept && !kept.returned : !kept;
    return (
      <Fragment key={id}>
        {kept && <Signed said={words.slips.signedFor} label={label} {...kept} />}
        {kept?.returned && <Signed said={words.slips.givenBack} label={label} {...kept.returned} />}
        {awaited && <Receive page={page} slip={slip} copy={{ id, label }} onClash={onClash} />}
      </Fragment>
    );
  });
}

function Signed({ said, label, signer, at }: { said: string; label: string; signer: string; at: string }) {
  const { dateTime } = useTimes();
  return (
    <p>
      {said} {label}: {signer} <span className="muted digits">{dateTime(at)}</span>
    </p>
  );
}

function Receive({ page, slip, copy, onClash }: Props & { copy: { id: string; label: string } }) {
  const words = useWords();
  const { act, busy, problem } = useAct(page, onClash);
  const id = useId();
  const [signer, setSigner] = useState('');
  const body = { copy: copy.id, signer, version: page.version };
  const back = slip.voided !== undefined;
  return (
    <form
      className="receipt"
      onSubmit={(event) => {
        event.preventDefault();
        act({
          body,
          request: (key) => api.receipt(page.id, slip.id, body, key),
          said: back ? words.slips.givenBack : words.slips.signedFor,
        });
      }}
    >
      {problem !== null && <ProblemNote problem={problem} />}
      <label className="field-label" htmlFor={id}>
        {copy.label} · {back ? words.slips.returner : words.slips.signer}
      </label>
      <input
        id={id}
        className="control"
        value={signer}
        required
        maxLength={200}
        onChange={(e) => setSigner(e.target.value)}
      />
      <button type="submit" className="button small" disabled={busy}>
        {back ? words.slips.takeBack : words.slips.receive}
      </button>
    </form>
  );
}
