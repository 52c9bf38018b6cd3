/** The two choices that every reader has, everywhere: language, and light or dark. */
import {
  type Language,
  languages,
  setPreferences,
  type Theme,
  themes,
  usePreferences,
} from '../preferences.ts';
import { words as allWords, useWords } from '../words/words.ts';

export function Choices() {
  const words = useWords();
  const { language, theme } = usePreferences();
  return (
    <div className="bar-choices">
      <select
        className="quiet"
        aria-label={words.app.language}
        value={language}
        onChange={(e) => setPreferences({ language: e.target.value as Language })}
      >
        {languages.map((l) => (
          <option key={l} value={l} lang={l}>
            {allWords[l].name}
          </option>
        ))}
      </select>
      <select
        className="quiet"
        aria-label={words.app.theme}
        value={theme}
        onChange={(e) => setPreferences({ theme: e.target.value as Theme })}
      >
        {themes.map((t) => (
          <option key={t} value={t}>
            {words.app[t]}
          </option>
        ))}
      </select>
    </div>
  );
}
