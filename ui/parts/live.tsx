/** Says results aloud to those who listen, and shows them for a while to those who look. */
import { useEffect, useSyncExternalStore } from 'react';

let message = { text: '', n: 0 };
const listeners = new Set<() => void>();
const SHOWN = 6000;

export function announce(text: string) {
  message = { text, n: message.n + 1 };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function LiveMessage() {
  const { text, n } = useSyncExternalStore(subscribe, () => message);
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => announce(''), SHOWN);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="live" aria-live="polite" role="status">
      {text && (
        <p key={n} className="live-text">
          {text}
        </p>
      )}
    </div>
  );
}
