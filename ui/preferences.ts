/** What a reader chose for screens: language, light or dark, single keys; remembered in this browser. */
import { useSyncExternalStore } from 'react';

export const languages = ['zh-Hant', 'zh-Hans', 'en'] as const;
export type Language = (typeof languages)[number];
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

interface Preferences {
  language: Language;
  theme: Theme;
  /** Whether single keys do something (WCAG 2.1.4: they can be turned off). */
  keys: boolean;
}

const KEY = 'docket.preferences';
const listeners = new Set<() => void>();
const store = (): Storage | undefined => (typeof localStorage === 'undefined' ? undefined : localStorage);

/** The first of the browser's languages that we speak; regions with traditional script count as such. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    if (/^zh-(hant|tw|hk|mo)/i.test(tag)) return 'zh-Hant';
    if (/^zh/i.test(tag)) return 'zh-Hans';
    if (/^en/i.test(tag)) return 'en';
  }
  return 'zh-Hant';
}

function read(): Preferences {
  const wanted = typeof navigator === 'undefined' ? [] : (navigator.languages ?? []);
  const fallback: Preferences = { language: preferredLanguage(wanted), theme: 'system', keys: true };
  try {
    const kept = JSON.parse(store()?.getItem(KEY) ?? '{}') as Partial<Preferences>;
    return {
      language: languages.find((l) => l === kept.language) ?? fallback.language,
      theme: themes.find((t) => t === kept.theme) ?? fallback.theme,
      keys: kept.keys ?? true,
    };
  } catch {
    return fallback;
  }
}

let current = read();

/** The language of the moment, for requests made outside of components. */
export const currentLanguage = (): Language => current.language;

const prefersDark = () => matchMedia('(prefers-color-scheme: dark)').matches;

/** Puts the choice on <html>: `lang` decides the glyph variants, `data-theme` the colours. */
export function applyPreferences() {
  const root = document.documentElement;
  root.lang = current.language;
  const dark = current.theme === 'dark' || (current.theme === 'system' && prefersDark());
  root.dataset.theme = dark ? 'dark' : 'light';
}

export function setPreferences(change: Partial<Preferences>) {
  current = { ...current, ...change };
  try {
    store()?.setItem(KEY, JSON.stringify(current));
  } catch {
    // A full or forbidden store only means that the choice lasts as long as the page.
  }
  applyPreferences();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePreferences = (): Preferences =>
  useSyncExternalStore(
    subscribe,
    () => current,
    () => current,
  );

/** Follows the system while it is the system that decides. */
export function followSystemTheme() {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyPreferences);
}
