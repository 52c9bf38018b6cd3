/** The reader's language: `?lang=`, else Accept-Language, else simplified Chinese. */

import { createMiddleware } from 'hono/factory';
import { type Language, languages } from '../../engine/text/language.ts';
import type { Env } from './env.ts';

const FALLBACK: Language = 'zh-Hans';

/** BCP 47 tags by their meaning: Chinese of these regions is written in traditional characters. */
function read(tag: string): Language | null {
  const parts = tag.trim().toLowerCase().split('-');
  if (parts[0] === 'en') return 'en';
  if (parts[0] !== 'zh') return null;
  if (parts.includes('hant')) return 'zh-Hant';
  if (parts.includes('hans')) return 'zh-Hans';
  return parts.some((part) => ['tw', 'hk', 'mo'].includes(part)) ? 'zh-Hant' : 'zh-Hans';
}

/** RFC 9110, section 12.5.4: by weight, then in the order given. */
function preferred(header: string): Language | null {
  const ranges = header.split(',', 20).map((range) => {
    const [tag = '', weight = ''] = range.split(';', 2);
    const q = /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(weight)?.[1];
    return { language: read(tag), weight: q === undefined ? 1 : Number(q) };
  });
  const known = ranges.filter(({ language, weight }) => language !== null && weight > 0);
  return known.toSorted((a, b) => b.weight - a.weight)[0]?.language ?? null;
}

export function languageOf(wanted: string | undefined, header: string | undefined): Language {
  const named = languages.find((language) => language === wanted);
  return named ?? preferred(header ?? '') ?? FALLBACK;
}

export const language = createMiddleware<Env>(async (c, next) => {
  c.set('language', languageOf(c.req.query('lang'), c.req.header('accept-language')));
  c.header('Content-Language', c.get('language'));
  await next();
});
