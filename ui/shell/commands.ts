/** What the palette offers beside complaints. */
import type { Session, SubmissionKind, Titled, ViewRow } from '../api.ts';
import { languages, setPreferences, themes } from '../preferences.ts';
import { words as allWords, type Words } from '../words/words.ts';
import { placesFor } from './places.tsx';

export interface Command {
  id: string;
  group: string;
  title: string;
  beside?: string;
  run: () => void;
}

export interface Known {
  registers: Titled[];
  submissions: SubmissionKind[];
  views: ViewRow[];
}

interface Asked {
  session: Session;
  words: Words;
  known: Known;
  go: (to: string) => void;
  openKeys: () => void;
}

const places = ({ session, words, known, go }: Asked): Command[] =>
  [
    ...placesFor(session).map(({ to, title }) => ({ to, title: title(words) })),
    ...known.registers.map(({ id, title }) => ({
      to: `/registers/${encodeURIComponent(id)}`,
      title: words.shell.register(title),
    })),
    ...known.views.map(({ title, query }) => ({
      to: `/complaints?${query}`,
      title: words.shell.view(title),
    })),
  ].map(({ to, title }) => ({ id: to, group: words.shell.places, title, run: () => go(to) }));

function actions({ words, known, go, openKeys }: Asked): Command[] {
  const group = words.shell.actions;
  return [
    ...known.submissions.map(({ id, title }) => ({
      id: `new-${id}`,
      group,
      title: words.shell.start(title),
      run: () => go(`/new/${encodeURIComponent(id)}`),
    })),
    ...languages.map((language) => ({
      id: language,
      group,
      title: `${words.app.language}：${allWords[language].name}`,
      run: () => setPreferences({ language }),
    })),
    ...themes.map((theme) => ({
      id: theme,
      group,
      title: `${words.app.theme}：${words.app[theme]}`,
      run: () => setPreferences({ theme }),
    })),
    { id: 'keys', group, title: words.shell.keys, run: openKeys },
  ];
}

export const commandsFor = (asked: Asked): Command[] => [...places(asked), ...actions(asked)];

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Each word that was typed stands somewhere in it. */
export function fitting(commands: Command[], typed: string): Command[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  return commands.filter(({ title }) => wanted.every((word) => plain(title).includes(word)));
}
