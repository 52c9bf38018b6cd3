/** Says results aloud to those who listen, and shows them for a while to those who look; what can be taken back is offered beside. */
import { useEffect, useState, useSyncExternalStore } from 'react';

/** What can be done about it at once; the page offers it too, for whom this goes too soon. */
export interface Offer {
  label: string;
  take: () => void;
}

let message: { text: string; n: number; offer?: Offer } = { text: '', n: 0 };
const listeners = new Set<() => void>();
const SHOWN = 6000;
const OFFERED = 12_000;

export function announce(text: string, offer?: Offer) {
  // An offer that comes a moment later is no second message.
  const n = offer && text === message.text ? message.n : message.n + 1;
  message = { text, n, ...(offer ? { offer } : {}) };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function LiveMessage() {
  const said = useSyncExternalStore(subscribe, () => message);
  const { text, n, offer } = said;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!said.text || held) return;
    const timer = setTimeout(() => announce(''), said.offer ? OFFERED : SHOWN);
    return () => clearTimeout(timer);
  }, [said, held]);
  const take = () => {
    announce('');
    setHeld(false);
    offer?.take();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it stays while somebody is about to press its button
    <div
      className="live"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div aria-live="polite" role="status">
        {text && (
          <p key={n} className="live-text">
            {text}
          </p>
        )}
      </div>
      {text && offer && (
        <button type="button" className="button live-offer" onClick={take}>
          {offer.label}
        </button>
      )}
    </div>
  );
}
