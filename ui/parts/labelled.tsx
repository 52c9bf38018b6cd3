/** A control under its label, with a word of help where it needs one: a label and its control know each other. */
import { type ComponentProps, type ReactNode, useId } from 'react';

/** What goes onto the control itself. */
interface Ties {
  id: string;
  className: string;
  'aria-describedby'?: string;
}

interface Words {
  label: ReactNode;
  help?: ReactNode;
}

/** The help stands over the control; `below` puts it under it. */
export function Labelled({
  label,
  help,
  below = false,
  className = 'field',
  children,
}: Words & { below?: boolean; className?: string; children: (ties: Ties) => ReactNode }) {
  const id = useId();
  const said = help && (
    <p className="field-help" id={`${id}-help`}>
      {help}
    </p>
  );
  return (
    <div className={className}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {!below && said}
      {children({ id, className: 'control', ...(help ? { 'aria-describedby': `${id}-help` } : {}) })}
      {below && said}
    </div>
  );
}

export interface Option {
  id: string;
  title: string;
}

/** A menu; `none` is what stands there before anything is chosen. */
export const Menu = ({
  options,
  none,
  ...select
}: { options: readonly Option[]; none?: string } & ComponentProps<'select'>) => (
  <select {...select}>
    {none !== undefined && <option value="">{none}</option>}
    {options.map(({ id, title }) => (
      <option key={id} value={id}>
        {title}
      </option>
    ))}
  </select>
);
