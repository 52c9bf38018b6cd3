/** Keys that work on every page; none while something is typed or composed. */
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { usePreferences } from '../preferences.ts';
import type { Place } from './places.tsx';

/** After G the other key is waited for so long. */
const PATIENCE = 1500;

/** An input method owns its keys; 229 is what older browsers call them. */
export const composing = (e: KeyboardEvent): boolean => e.isComposing || e.keyCode === 229;

const typing = (e: KeyboardEvent): boolean =>
  e.target instanceof HTMLElement &&
  (e.target.isContentEditable || e.target.matches('input, textarea, select, dialog *'));

const toSearch = (): boolean => {
  const box = document.querySelector<HTMLInputElement>('main input[type="search"]');
  box?.focus();
  return box !== null;
};

export function useKeys(places: Place[], open: (what: 'palette' | 'keys') => void): void {
  const navigate = useNavigate();
  const { keys } = usePreferences();
  const went = useRef(0);
  const press = (e: KeyboardEvent): boolean => {
    if (composing(e)) return false;
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'k') {
      open('palette');
      return true;
    }
    if (!keys || typing(e) || e.ctrlKey || e.metaKey || e.altKey) return false;
    if (e.key === '?') {
      open('keys');
      return true;
    }
    if (e.key === '/') return toSearch();
    const place = Date.now() - went.current < PATIENCE && places.find(({ key }) => key === e.key);
    went.current = e.key === 'g' ? Date.now() : 0;
    if (place) navigate(place.to);
    return Boolean(place);
  };
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    const heard = (e: KeyboardEvent) => latest.current(e) && e.preventDefault();
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, []);
}
