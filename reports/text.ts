/** The fixed words of every print, in the three languages a reader may choose. */
import type { Language } from '../engine/text/language.ts';

export type { Language };

export interface PrintWords {
  page(number: number, of: number): string;
  /** Of a register in several. */
  volume(n: number, of: number): string;
  /** A word with its colon: Chinese sets a full-width one and no space. */
  labelled(label: string, text: string): string;
  /** Copy label at the head: which copy, and who keeps it. */
  copy(label: string, to: string): string;
  signedBy: string;
  /** A section that nobody filled, on a form that somebody began. */
  notFilled: string;
  /** A section that is not asked for in this complaint. */
  notApplicable: string;
  time: string;
  noRecords: string;
  count: string;
  /** Behind a count: so many more are void. */
  besideVoid(n: number): string;
  share: string;
  total: string;
  /** Sums at the end of a page and at the head of the next. */
  carriedOver: string;
  broughtForward: string;
  printedAt: string;
  issuedAt: string;
  /** Of the paper as it was issued. */
  hash: string;
  number: string;
  /** Room for a seal, and for a day written by hand. */
  seal: string;
  blankDay: string;
  /** On every page of what is no recorded print. */
  preview: string;
  /** On every page of what stands no more, and why at the foot. */
  void: string;
  /** The nth reprint: at the head, and at the foot with who made it when. */
  reprinted(n: number): string;
  reprint(n: number, by: string, at: string): string;
  headHash: string;
  formNumber: string;
  period: string;
  keeper: string;
  /** Between clause numbers. */
  and: string;
  /** Between facts of one line. */
  gap: string;
}

const kept = (to: string): string => (to === '' || to.endsWith('存') ? to : `${to}存`);

/** A label that names the keeper says it all. */
const copyOf = (label: string, to: string): string =>
  to !== '' && label.includes(to) ? label : `${label} ${kept(to)}`.trim();

const hans: PrintWords = {
  page: (number, of) => `第 ${number} 页 共 ${of} 页`,
  volume: (n, of) => `第 ${n} 册 共 ${of} 册`,
  labelled: (label, text) => `${label}：${text}`,
  copy: copyOf,
  signedBy: '签名',
  notFilled: '未填写',
  notApplicable: '不适用',
  time: '时间',
  noRecords: '本期无记录',
  count: '件数',
  besideVoid: (n) => `（另作废 ${n}）`,
  share: '占比',
  total: '合计',
  carriedOver: '过次页',
  broughtForward: '承前页',
  printedAt: '打印时间',
  issuedAt: '发出时间',
  hash: '单据摘要',
  number: '编号',
  seal: '（盖章）',
  blankDay: '年　月　日',
  preview: '预览 非正本',
  void: '作废',
  reprinted: (n) => `补印 ${n}`,
  reprint: (n, by, at) => `补印第 ${n} 次　${by}　${at}`,
  headHash: '链首摘要',
  formNumber: '表单编号',
  period: '期间',
  keeper: '保管',
  and: '、',
  gap: '　',
};

const hant: PrintWords = {
  ...hans,
  page: (number, of) => `第 ${number} 頁 共 ${of} 頁`,
  volume: (n, of) => `第 ${n} 冊 共 ${of} 冊`,
  signedBy: '簽名',
  notFilled: '未填寫',
  notApplicable: '不適用',
  time: '時間',
  noRecords: '本期無記錄',
  count: '件數',
  besideVoid: (n) => `（另作廢 ${n}）`,
  share: '佔比',
  total: '合計',
  carriedOver: '過次頁',
  broughtForward: '承前頁',
  printedAt: '列印時間',
  issuedAt: '發出時間',
  hash: '單據摘要',
  number: '編號',
  seal: '（蓋章）',
  preview: '預覽 非正本',
  void: '作廢',
  reprinted: (n) => `補印 ${n}`,
  reprint: (n, by, at) => `補印第 ${n} 次　${by}　${at}`,
  headHash: '鏈首摘要',
  formNumber: '表單編號',
  period: '期間',
};

const en: PrintWords = {
  page: (number, of) => `Page ${number} of ${of}`,
  volume: (n, of) => `Volume ${n} of ${of}`,
  labelled: (label, text) => `${label}: ${text}`,
  copy: (label, to) => (to === '' ? label : `${label} · kept by ${to}`),
  signedBy: 'Signed by',
  notFilled: 'not filled',
  notApplicable: 'not applicable',
  time: 'Time',
  noRecords: 'No records in this period',
  count: 'Count',
  besideVoid: (n) => ` (and ${n} void)`,
  share: 'Share',
  total: 'Total',
  carriedOver: 'Carried over',
  broughtForward: 'Brought forward',
  printedAt: 'Printed at',
  issuedAt: 'Issued at',
  hash: 'Slip hash',
  number: 'No.',
  seal: '(seal)',
  blankDay: '      /      /      ',
  preview: 'Preview, no original',
  void: 'Void',
  reprinted: (n) => `Reprint ${n}`,
  reprint: (n, by, at) => `Reprint ${n} · ${by} · ${at}`,
  headHash: 'Head hash',
  formNumber: 'Form no.',
  period: 'Period',
  keeper: 'Kept by',
  and: ', ',
  gap: ' · ',
};

export const words: Record<Language, PrintWords> = { 'zh-Hans': hans, 'zh-Hant': hant, en };
