/** Waits while a button is being pressed: what moves under the pointer between down and up loses the click. */

let pressed = false;

if (typeof document !== 'undefined') {
  const set = (down: boolean) => () => {
    pressed = down;
  };
  document.addEventListener('pointerdown', set(true), true);
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, set(false), true);
}

export function afterPress(then: () => void) {
  if (!pressed) return then();
  // The click follows the release at once; the timeout lets it through first.
  const released = () => setTimeout(then, 0);
  document.addEventListener('pointerup', released, { once: true });
}
