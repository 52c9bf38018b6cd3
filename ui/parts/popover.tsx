/** A button that opens a small panel below itself; Escape, or a press elsewhere, closes it. */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface Props {
  label: ReactNode;
  /** Said where the label is a sign only. */
  name?: string;
  className?: string;
  /** Opens by itself. */
  begins?: boolean;
  /** From which side of the button the panel is laid out. */
  side?: 'start' | 'end';
  children: (close: () => void) => ReactNode;
  onClose?: () => void;
}

export function Popover({
  label,
  name,
  className = 'button',
  begins,
  side = 'start',
  children,
  onClose,
}: Props) {
  const [open, setOpen] = useState(begins ?? false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    onClose?.();
  };
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>('.popover :is(input, select, button, a)')?.focus();
    const away = (e: Event) => !box.current?.contains(e.target as Node) && latest.current();
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);
  return (
    // Escape is for whatever inside has the focus.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      ref={box}
      className="popover-box"
      onKeyDown={(e) => {
        if (e.key !== 'Escape' || !open) return;
        e.stopPropagation();
        close();
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className={className}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={name}
        onClick={() => (open ? close() : setOpen(true))}
      >
        {label}
      </button>
      {open && (
        <div id={id} className={`popover ${side}`}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
