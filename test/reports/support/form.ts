/** A filled complaint form of twelve sections, some signed, some blank, one hidden from the reader. */
import type { FieldView, PaperForm, PaperSection } from '../../../engine/form/shapes.ts';

export const PRINTED_AT = '2024-07-16T09:30:00+08:00';
export const HEAD = '9f2c4e17b0a6d3558c1e';

const field = (id: string, title: string, text: string, span = 1): FieldView => ({
  id,
  title,
  text,
  span,
  long: false,
});
const long = (id: string, title: string, text: string): FieldView => ({
  id,
  title,
  text,
  span: 4,
  long: true,
});
const list = (id: string, title: string, titles: string[], rows: string[][]): FieldView => ({
  ...long(id, title, ''),
  table: { titles, rows },
});

const section = (
  id: string,
  title: string,
  clause: string[],
  fields: FieldView[],
  by?: string,
): PaperSection => ({
  id,
  title,
  clause,
  fields,
  visible: true,
  ...(by ? { signed: { by, at: '2024-07-12T16:05:00+08:00' } } : {}),
});

export const COMPLAINT =
  '客戶於 2024 年 7 月 9 日進料檢驗時發現六層板（料號 PCB-6L-2231-A）共 1,200 片中有 86 片焊盤氧化，另有 14 片阻焊層起泡。' +
  '客戶要求三個工作日內提出臨時對策，並於十五日內提交 8D 報告；已先行停線兩小時，保留索賠權利。';

const sections: PaperSection[] = [
  section(
    'registration',
    '一、投訴登記',
    ['九.4'],
    [
      field('customer', '客戶名稱', '東莞市恒信電子有限公司', 2),
      field('contact', '聯絡人', '陳志明'),
      field('phone', '聯絡電話', '13800138000'),
      field('received', '受理日期', '2024-07-09'),
      field('channel', '受理方式', '電話'),
      field('market', '內外銷', '外銷'),
      field('order', '訂單號碼', 'SO-2024-0688'),
      field('product', '品名規格', '六層化金板 1.6 mm ±10 %', 2),
      field('quantity', '不良數量', '100'),
      field('rate', '不良率', '8.3 %'),
      long('content', '投訴內容', COMPLAINT),
    ],
    '林美玲',
  ),
  section(
    'delivery',
    '二、出貨資料',
    ['九.4'],
    [
      list(
        'lots',
        '出貨批次',
        ['批號', '出貨日期', '數量', '週期', '備註'],
        [
          ['L240611-01', '2024-06-11', '600', '2423', ''],
          ['L240618-02', '2024-06-18', '400', '2424', '補貨'],
          ['L240620-01', '2024-06-20', '200', '2424', '客戶要求分批出貨，隨貨附檢驗報告'],
        ],
      ),
      field('warehouse', '庫存數量', '340'),
      field('stop', '是否停止出貨', '是'),
      field('person', '倉儲經辦', '何家俊', 2),
    ],
    '何家俊',
  ),
  section(
    'cause',
    '三、原因分析',
    ['九.4'],
    [
      field('department', '責任單位', '表面處理課'),
      field('type', '異常類別', '製程'),
      field('repeat', '是否重複發生', '否'),
      field('sample', '樣品編號', 'S-0712'),
      long(
        'analysis',
        '原因分析',
        '一、化金後水洗槽電導率超標（實測 38 µS/cm，規格 ≤ 20）。\n二、烘乾段風刀角度偏移，板面殘留水痕。\n三、真空包裝後未於 24 小時內入庫，濕度卡已變色。',
      ),
    ],
    '王建國',
  ),
  section(
    'countermeasure',
    '四、改善對策',
    ['九.4'],
    [
      list(
        'measures',
        '對策',
        ['對策內容', '負責人', '完成日期'],
        [
          ['水洗槽每班量測電導率，超過 15 µS/cm 即換水，並由品管課每日稽核記錄', '張偉', '2024-07-15'],
          ['風刀角度加裝定位治具，列入開機點檢表', '李國強', '2024-07-20'],
        ],
      ),
      field('verified', '對策驗證', '有效', 2),
      field('verifier', '驗證人', '吳敏', 2),
    ],
    '張偉',
  ),
  section(
    'instruction',
    '五、經理室批示',
    ['九.4'],
    [long('instruction', '批示', '同意對策。請研發中心就包裝規格提出意見。')],
    '周經理',
  ),
  section('research', '六、研發意見', ['九.4'], [long('opinion', '意見', '')]),
  section(
    'review',
    '七、綜合審查',
    ['九.4'],
    [
      field('result', '審查結果', '成立'),
      field('grade', '等級', '乙'),
      field('cost', '品質成本', 'NT$ 128,500', 2),
    ],
    '許文彬',
  ),
  section(
    'sales',
    '八、業務意見',
    ['九.5'],
    [
      field('remedy', '處理方式', '換貨'),
      field('amount', '折讓金額', 'NT$ 86,000'),
      field('words', '金額（大寫）', '新臺幣捌萬陸仟元整', 2),
      long('reason', '理由', '客戶為年度重點客戶，本次不良責任明確，建議換貨並吸收返工費用。'),
    ],
    '黃淑芬',
  ),
  {
    ...section(
      'decision',
      '九、核決',
      ['九.6'],
      [field('decision', '核決結果', ''), field('limit', '核決權限', '')],
    ),
    visible: false,
  },
  section(
    'negotiation',
    '十、協商結果',
    ['九.5'],
    [
      field('agreed', '客戶是否同意', '', 2),
      field('date', '協商日期', '', 2),
      long('minutes', '協商紀要', ''),
    ],
  ),
  section(
    'closing',
    '十一、結案',
    ['九.6', '十.1'],
    [
      field('closed', '結案日期', ''),
      field('days', '歷時天數', ''),
      field('satisfied', '客戶滿意度', ''),
      field('archive', '歸檔編號', ''),
    ],
  ),
  section('followup', '十二、追蹤', [], [long('followup', '三個月追蹤', '')]),
];

export const form: PaperForm = {
  id: 'complaint',
  title: '客戶投訴處理單',
  organization: '宏達電路板股份有限公司',
  number: { label: '投訴編號', text: 'C2024-07-013' },
  paper: { size: 'A4', orientation: 'portrait', number: 'QP-08-F01 版次 3' },
  sections,
  copies: [
    { id: 'c1', label: '第一聯', to: '質量管理部', clause: ['九.4'], out: true },
    { id: 'c2', label: '第二聯', to: '業務部', clause: ['九.4'], out: true },
    { id: 'c3', label: '第三聯', to: '製造部', clause: ['九.4'], out: true },
    { id: 'c4', label: '第四聯', to: '研發中心', clause: ['九.4'], out: true },
    { id: 'c5', label: '第五聯', to: '總經理室', note: '結案後歸檔', clause: ['九.4'], out: true },
    { id: 'c6', label: '第六聯', to: '客戶', clause: ['九.4'], out: false },
  ],
  barred: '本單為內部文件，不得提供予客戶。',
};
