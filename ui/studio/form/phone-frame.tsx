/** A window as wide as a phone's: what is drawn in it follows that width, with the page's own styles. */
import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';

/** Styles and theme of the page around. */
function dress(inner: Document): HTMLElement {
  const { documentElement: outer } = document;
  for (const style of document.querySelectorAll('link[rel="stylesheet"], style'))
    inner.head.append(style.cloneNode(true));
  inner.documentElement.lang = outer.lang;
  Object.assign(inner.documentElement.dataset, outer.dataset);
  inner.title = document.title;
  const main = inner.createElement('main');
  main.className = 'form-phone-page';
  inner.body.replaceChildren(main);
  return main;
}

export function PhoneFrame({ title, children }: { title: string; children: ReactNode }) {
  const [room, setRoom] = useState<HTMLElement>();
  return (
    <iframe
      className="form-phone"
      title={title}
      srcDoc="<!doctype html><html><head></head><body></body></html>"
      onLoad={(e) =>
        setRoom(e.currentTarget.contentDocument ? dress(e.currentTarget.contentDocument) : undefined)
      }
    >
      {room && createPortal(children, room)}
    </iframe>
  );
}
