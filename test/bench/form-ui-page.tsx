/** What every competitor's page does alike: draws its form, says when it is there, and types in it. Runs in the browser. */
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { plainSchema, plainUi } from './form-ui-data.ts';

export type Data = Record<string, unknown>;

declare global {
  interface Window {
    /** Milliseconds from the page's beginning until the form could be used. */
    drawn?: number;
    /** What the form says was typed. */
    typed: () => Data;
    /** Milliseconds of one key: from the native event until everything that it sets going at once is done. */
    key: (text: string) => Promise<number>;
  }
}

let data: Data = {};
window.typed = () => data;

export const keep = (next: Data) => {
  data = next;
};

/** Work that waits for its turn comes before it, also what that sets going in turn. */
const turn = () =>
  new Promise<void>((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done();
    port2.postMessage(null);
  });

window.key = async (text) => {
  const field = document.querySelector<HTMLInputElement>('#root_f0')!;
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
  field.focus();
  const begun = performance.now();
  set!.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await turn();
  await turn();
  void document.body.offsetHeight;
  return performance.now() - begun;
};

function Shown({ children }: { children: ReactNode }) {
  useEffect(() => {
    requestAnimationFrame(() => {
      void document.body.offsetHeight;
      window.drawn = performance.now();
    });
  }, []);
  return children;
}

export const show = (form: ReactNode): void =>
  createRoot(document.querySelector('#app')!).render(<Shown>{form}</Shown>);

// biome-ignore lint/suspicious/noExplicitAny: whichever theme of the renderer it is.
type Stock = ComponentType<any>;

/** As its documentation has it: the data in the caller's state. */
export function StockForm({ form: Form, validator }: { form: Stock; validator: unknown }) {
  const [schema] = useState(plainSchema);
  const [uiSchema] = useState(plainUi);
  const [formData, setData] = useState<Data>({});
  const changed = (e: { formData: Data }) => {
    keep(e.formData);
    setData(e.formData);
  };
  return <Form {...{ schema, uiSchema, formData, validator }} onChange={changed} />;
}
