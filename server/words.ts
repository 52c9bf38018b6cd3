/** Titles of refusals by HTTP status, in the three languages (RFC 9457 `title`). */

import type { Language } from '../engine/text/language.ts';

type Sentences = Record<Language, string>;

const all = (hans: string, hant: string, en: string): Sentences => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });

const titles: Record<number, Sentences> = {
  400: all('无法读取', '無法讀取', 'Cannot be read'),
  401: all('未登录', '未登入', 'Signed out'),
  403: all('不允许', '不允許', 'Not allowed'),
  404: all('没有找到', '沒有找到', 'Not found'),
  408: all('等待过久', '等待過久', 'Too slow'),
  409: all('已有变动', '已有變動', 'Changed meanwhile'),
  410: all('已不存在', '已不存在', 'Gone'),
  413: all('内容过大', '內容過大', 'Too large'),
  415: all('格式不符', '格式不符', 'Wrong format'),
  422: all('内容有误', '內容有誤', 'Something is wrong in it'),
  429: all('过于频繁', '過於頻繁', 'Too often'),
  500: all('系统故障', '系統故障', 'Fault'),
  503: all('暂时不能保存', '暫時不能保存', 'Cannot save at the moment'),
};

export const titleOf = (status: number, language: Language): string =>
  (titles[status] ?? titles[422]!)[language];
