/** What the prints are measured with: a register from a cursor, a slip of one page; the same on each run. */
import type { SlipPaper } from '../../engine/print/shapes.ts';
import type { RegisterOptions, RegisterPaper } from '../../reports/layout/register.ts';
import type { SlipOptions } from '../../reports/layout/slip.ts';
import { seeded } from './random.ts';

export const OPTIONS: RegisterOptions = {
  language: 'zh-Hans',
  printedAt: '2026-11-22T09:00:00+08:00',
  head: '0123456789abcdef',
};
const COLUMNS = 10;

/** Texts of 4 to 15 of the 3,500 characters after U+4E00, no two alike; made as they are read. */
function* rows(count: number) {
  const { below } = seeded(1);
  const text = () =>
    String.fromCharCode(...Array.from({ length: 4 + below(12) }, () => 0x4e00 + below(3500)));
  for (let at = 0; at < count; at++)
    yield {
      complaint: `C${at}`,
      cells: Array.from({ length: COLUMNS }, (_, n) => (n === 0 ? `C2026-${at + 1}` : text())),
    };
}

export function register(count: number): RegisterPaper {
  const column = (_: unknown, at: number) =>
    ({ id: `c${at}`, title: `第${at + 1}列`, type: 'text', width: 0.1, align: 'left' }) as const;
  const cursor = { [Symbol.iterator]: () => rows(count) };
  return {
    ...{ id: 'r', title: '投诉登记台账', organization: '某某公司', keeper: '质量管理部', period: '2026' },
    ...{ clause: [], periods: [], closed: '', kept: '', count, totals: null, summaries: [] },
    paper: { size: 'A4', orientation: 'landscape' },
    columns: Array.from({ length: COLUMNS }, column),
    groups: [{ title: '', rows: cursor, count, share: '' }],
  };
}

const field = (title: string, text: string, span = 1) => ({
  ...{ id: title, title, text, span, long: span === 4 },
});

/** As offices issue them: a grid, a list of ten lines, ticks, three places to sign. */
export const SLIP: SlipPaper = {
  ...{ language: 'zh-Hans', title: '退货单', organization: '某某制衣有限公司', number: 'TH-2026-0017' },
  paper: { size: 'A4', orientation: 'portrait', number: 'QP-08-F05' },
  sheets: [
    {
      copies: [],
      nodes: [
        { kind: 'paragraph', text: '恒信贸易行：下列货品经查验同意退回，请随货附本单一份。' },
        {
          kind: 'grid',
          cells: [
            field('投诉编号', 'KS-2026-0112'),
            field('日期', '2026年11月22日'),
            field('客户', '恒信贸易行', 2),
            field('退货原因', '袖口缝线脱落，色差超出封样标准；客户要求换货并补运费。', 4),
          ],
        },
        {
          kind: 'table',
          columns: ['款号', '品名', '数量', '备注'].map((title) => ({ title, width: 1 })),
          rows: Array.from({ length: 10 }, (_, at) => [`A-${1000 + at}`, '男式衬衫', `${at + 3}`, '色差']),
        },
        {
          kind: 'checkboxes',
          label: '处理方式',
          options: ['换货', '折让', '返修'].map((title, at) => ({ title, ticked: at === 0 })),
        },
        {
          kind: 'signatures',
          places: ['业务部', '仓库', '客户签章'].map((label) => ({ label, name: '', date: '', seal: true })),
        },
      ],
    },
  ],
};
export const ISSUED: SlipOptions = {
  issuedAt: OPTIONS.printedAt,
  hash: '0123456789abcdef'.repeat(4),
  print: { n: 1, by: '王芳', at: OPTIONS.printedAt },
};
