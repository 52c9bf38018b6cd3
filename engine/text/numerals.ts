/** Numbers and dates as Chinese papers write them: 大写 amounts, 〇一二 dates, years of the Republic. */
import type { Language } from './language.ts';

type Script = 'zh-Hans' | 'zh-Hant';

/** 正确填写票据和结算凭证的基本规定 (中国人民银行): digits, powers of ten, 整 or 正 at the end. */
const CAPITAL: Record<Script, { digits: string; powers: string[]; myriads: string[]; words: string[] }> = {
  'zh-Hans': {
    digits: '零壹贰叁肆伍陆柒捌玖',
    powers: ['', '拾', '佰', '仟'],
    myriads: ['', '万', '亿', '万亿'],
    words: ['元', '角', '分', '整', '负'],
  },
  'zh-Hant': {
    digits: '零壹貳參肆伍陸柒捌玖',
    powers: ['', '拾', '佰', '仟'],
    myriads: ['', '萬', '億', '萬億'],
    words: ['元', '角', '分', '整', '負'],
  },
};

const PLAIN = {
  digits: '零一二三四五六七八九',
  powers: ['', '十', '百', '千'],
  myriads: { 'zh-Hans': ['', '万', '亿', '万亿'], 'zh-Hant': ['', '萬', '億', '萬億'] },
};

const scriptOf = (language: Language): Script => (language === 'zh-Hans' ? 'zh-Hans' : 'zh-Hant');

/** Four digits without the zeros before them: 0305 is 三百零五. */
function four(part: string, digits: string, powers: string[]): string {
  let said = '';
  let zero = false;
  for (const [at, digit] of [...part].entries()) {
    const n = Number(digit);
    if (n === 0) zero = said !== '';
    else {
      said += (zero ? digits[0] : '') + digits[n]! + powers[part.length - 1 - at]!;
      zero = false;
    }
  }
  return said;
}

/** Whole numbers of up to sixteen digits. */
function whole(number: string, digits: string, powers: string[], myriads: string[]): string {
  const parts = number.padStart(Math.ceil(number.length / 4) * 4, '0').match(/\d{4}/g) ?? [];
  let said = '';
  let gap = false;
  for (const [at, part] of parts.entries()) {
    const four_ = four(part.replace(/^0+/, ''), digits, powers);
    if (four_ === '') gap = said !== '';
    else {
      const zero = said !== '' && (gap || part.startsWith('0')) ? digits[0] : '';
      said += zero + four_ + myriads[parts.length - 1 - at]!;
      gap = false;
    }
  }
  return said || digits[0]!;
}

/** 12500.5 is 壹万贰仟伍佰元伍角; in English as in Chinese, for the paper asks for it. '' beyond sixteen digits. */
export function capitalAmount(value: number, language: Language): string {
  const { digits, powers, myriads, words } = CAPITAL[scriptOf(language)];
  const [yuan, jiao, fen, end, minus] = words as [string, string, string, string, string];
  const [, sign, units = '0', cents = '00'] = /^(-?)(\d+)\.(\d\d)$/.exec(value.toFixed(2)) ?? [];
  if (units.length > 16) return '';
  const [tens, ones] = [Number(cents[0]), Number(cents[1])];
  const amount = units === '0' && cents !== '00' ? '' : whole(units, digits, powers, myriads) + yuan;
  const skipped = tens === 0 && ones > 0 && amount !== '' ? digits[0] : '';
  const small = (tens ? digits[tens] + jiao : skipped) + (ones ? digits[ones]! + fen : '');
  return (sign ? minus : '') + amount + small + (ones ? '' : end);
}

/** 32 is 三十二, 12 is 十二; other than whole numbers stay digits. */
export function chineseNumeral(value: number, language: Language): string {
  if (!Number.isSafeInteger(value)) return String(value);
  const said = whole(
    String(Math.abs(value)),
    PLAIN.digits,
    PLAIN.powers,
    PLAIN.myriads[scriptOf(language)],
  ).replace(/^一十/, '十');
  return value < 0 ? (language === 'zh-Hans' ? '负' : '負') + said : said;
}

const YMD = /^(\d{4})-(\d\d)-(\d\d)/;

const parts = (iso: string): [string, number, number] | undefined => {
  const [, year, month, day] = YMD.exec(iso) ?? [];
  return year === undefined ? undefined : [year, Number(month), Number(day)];
};

/** 2024-02-07 is 二〇二四年二月七日. */
export function chineseDate(iso: string): string {
  const found = parts(iso);
  if (!found) return iso;
  const [year, month, day] = found;
  const years = [...year].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('');
  return `${years}年${chineseNumeral(month, 'zh-Hans')}月${chineseNumeral(day, 'zh-Hans')}日`;
}

/** 2024-02-07 is 民國113年2月7日; years before 1912 are 民國前. */
export function rocDate(iso: string, language: Language): string {
  const found = parts(iso);
  if (!found) return iso;
  const [year, month, day] = found;
  const n = Number(year) - 1911;
  const era = language === 'zh-Hans' ? '民国' : '民國';
  return `${era}${n > 0 ? n : `前${1 - n}`}年${month}月${day}日`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** 2024年2月7日, 7 February 2024. */
export function longDate(iso: string, language: Language): string {
  const found = parts(iso);
  if (!found) return iso;
  const [year, month, day] = found;
  return language === 'en' ? `${day} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${day}日`;
}
