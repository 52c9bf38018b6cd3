/** Registers of any length, in three groups, with long and short texts. */
import type { RegisterPage } from '../../../engine/register/shapes.ts';
import { COMPLAINT } from './form.ts';

const column = (id: string, title: string, width: number, align: 'left' | 'right' | 'center' = 'left') => ({
  id,
  title,
  type: 'text',
  width,
  align,
});

const columns: RegisterPage['columns'] = [
  column('number', '編號', 11),
  column('received', '受理日期', 9, 'center'),
  column('customer', '客戶', 14),
  column('content', '投訴內容', 28),
  column('department', '責任單位', 9),
  column('remedy', '處理方式', 8),
  column('amount', '金額', 9, 'right'),
  column('due', '期限', 9, 'center'),
  column('state', '狀態', 6, 'center'),
];

const TEXTS = [
  '外箱破損，三片板角受潮。',
  COMPLAINT,
  '交期延誤五日，客戶要求書面說明。',
  '焊盤露銅，AOI 漏檢；請 IPQC 加嚴。',
  `${COMPLAINT}${COMPLAINT}另附照片十二張。`,
];

const row = (n: number) => ({
  complaint: `C2024-07-${String(n).padStart(3, '0')}`,
  cells: [
    `C2024-07-${String(n).padStart(3, '0')}`,
    `2024-07-${String((n % 28) + 1).padStart(2, '0')}`,
    ['東莞市恒信電子有限公司', '立訊', 'Flextronics International Ltd.'][n % 3]!,
    `${n}：${TEXTS[n % TEXTS.length]}`,
    ['表面處理課', '壓合課', '鑽孔課'][n % 3]!,
    ['換貨', '折讓', '返工'][n % 3]!,
    `${(n * 137) % 9000}.00`,
    `2024-08-${String((n % 28) + 1).padStart(2, '0')}`,
    ['處理中', '已結案'][n % 2]!,
  ],
});

/** A register of `count` rows in three groups. */
export function register(count: number): RegisterPage {
  const rows = Array.from({ length: count }, (_, at) => row(at + 1));
  const groups = ['製程', '來料', '運輸'].map((title, at) => {
    const own = rows.filter((_, n) => n % 3 === at);
    return {
      title,
      rows: own,
      count: own.length,
      share: `${((own.length / Math.max(count, 1)) * 100).toFixed(1)} %`,
    };
  });
  return {
    id: 'tracking',
    title: '客戶投訴處理追蹤台帳',
    organization: '宏達電路板股份有限公司',
    clause: ['十.1'],
    paper: { size: 'A4', orientation: 'landscape', number: 'QP-08-F02' },
    keeper: '質量管理部',
    period: '2024-07',
    periods: ['2024-07'],
    closed: '',
    columns,
    groups,
    count,
    totals: columns.map(({ id }) => (id === 'amount' ? '123,456.00' : '')),
    summaries: [],
    kept: '',
  };
}

/** A register whose first row has `text` in its widest cell. */
export function withText(text: string, count = 3): RegisterPage {
  const page = register(count);
  page.groups[0]!.rows[0]!.cells[3] = text;
  return page;
}
