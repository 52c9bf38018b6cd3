/** Ctrl+K: to a complaint by number or name, to a page, a register, a view, or a command. */
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { api, type Session } from '../api.ts';
import { useRegisters, useSubmissions, useViews } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { type Command, commandsFor, fitting, type Known } from './commands.ts';

interface Props {
  session: Session;
  onClose: () => void;
  onKeys: () => void;
}

const LONG_ENOUGH = 2;
const SHOWN = '8';

/** Complaints that say what was typed. */
function useFound(typed: string): Command[] {
  const navigate = useNavigate();
  const words = useWords();
  const q = useDeferredValue(typed.trim());
  const { data } = useQuery({
    queryKey: ['palette', q],
    queryFn: () => api.complaints({ q, limit: SHOWN }),
    enabled: [...q].length >= LONG_ENOUGH,
  });
  if ([...typed.trim()].length < LONG_ENOUGH) return [];
  return (data?.rows ?? []).map(({ id, number, subject, title, standing }) => ({
    id: `c-${id}`,
    group: words.shell.complaints,
    title: [number, subject || title].filter(Boolean).join('　'),
    beside: standing,
    run: () => navigate(`/complaints/${encodeURIComponent(id)}`),
  }));
}

function useCommands(session: Session, onKeys: () => void): Command[] {
  const words = useWords();
  const navigate = useNavigate();
  const known: Known = {
    registers: useRegisters().data ?? [],
    submissions: useSubmissions().data ?? [],
    views: useViews().data?.views ?? [],
  };
  return commandsFor({ session, words, known, go: navigate, openKeys: onKeys });
}

export function Palette({ session, onClose, onKeys }: Props) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const found = useFound(typed);
  const all = [...fitting(useCommands(session, onKeys), typed), ...found];
  const chosen = Math.min(at, all.length - 1);
  const run = (command: Command | undefined) => {
    if (!command) return;
    dialog.current?.close();
    command.run();
  };
  const press = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing) return;
    if (e.key === 'Enter') run(all[chosen]);
    else if (e.key === 'ArrowDown') setAt((chosen + 1) % Math.max(1, all.length));
    else if (e.key === 'ArrowUp') setAt((chosen - 1 + all.length) % Math.max(1, all.length));
    else return;
    e.preventDefault();
  };
  return (
    // Escape closes it; a press beside it is a second way.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <dialog
      ref={dialog}
      className="palette"
      aria-label={words.shell.palette}
      onClose={onClose}
      onClick={(e) => e.target === dialog.current && dialog.current?.close()}
    >
      <input
        type="text"
        role="combobox"
        className="palette-input"
        aria-label={words.shell.palette}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={all[chosen] ? `${id}-${chosen}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={words.shell.type}
        value={typed}
        onChange={(e) => {
          setTyped(e.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id={id} role="listbox" aria-label={words.shell.palette} className="palette-list">
        {all.map((command, n) => (
          <Item
            key={command.id}
            id={`${id}-${n}`}
            command={command}
            first={all[n - 1]?.group !== command.group}
            chosen={n === chosen}
            onRun={() => run(command)}
          />
        ))}
      </div>
      {all.length === 0 && <p className="muted palette-none">{words.shell.nothing}</p>}
    </dialog>
  );
}

interface ItemProps {
  id: string;
  command: Command;
  /** Of its group. */
  first: boolean;
  chosen: boolean;
  onRun: () => void;
}

function Item({ id, command, first, chosen, onRun }: ItemProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // The keys are those of the box above, which keeps the focus.
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: see above
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={chosen}
      className="palette-item"
      data-group={first ? command.group : undefined}
      onClick={onRun}
    >
      <span>{command.title}</span>
      {command.beside && <span className="muted small">{command.beside}</span>}
    </div>
  );
}
