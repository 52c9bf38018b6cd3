/** What rules say by ids is read by titles: conditions, holders, events, readings of scenarios. */
import { expect, test } from 'vitest';
import { documentsOfSet } from '../../engine/exchange/documents.ts';
import type { Holder } from '../../engine/ruleset/types.ts';
import { draftOf } from '../../engine/studio/names.ts';
import { sayAsked, sayFound } from '../../engine/studio/say-reading.ts';
import { sayEventName, sayExpression, sayWho } from '../../engine/studio/say-rules.ts';
import { organizations, ruleSetOf } from '../support/rule-sets.ts';

const hospital = draftOf(documentsOfSet(ruleSetOf('affiliated-hospital')));

const cases: [string, string, string][] = [
  ['expression', 'register.class = "accident"', '登記送查 · 處理類別 = 涉及醫療事故爭議者'],
  [
    'expression',
    'opinion.jointTalk = true and count(register.departments) > 0',
    '核查及處理意見 · 需醫患雙方共同溝通或協商 = 是 且 數目(登記送查 · 當事部門、科室) > 0',
  ],
  [
    'expression',
    'count(safety[critical = true]) > 0',
    '數目(醫療安全措施[醫療安全措施 · 疑難或危重搶救病例，報告醫務科 = 是]) > 0',
  ],
  ['event', 'section.signed:register', '「登記送查」欄簽署時'],
  ['event', 'complaint.closed', '結案時'],
  ['asked', 'clocks/report/due', '當事部門呈報期限 · 到期'],
  ['asked', 'registers/complaintBook/0/dueOn', '投訴登記本 · 應反饋日期'],
  ['found', 'serviceSection', '服務管理科'],
  ['found', '2024-05-30T24:00', '2024-05-30T24:00'],
];

test.each(cases)('%s %s', (kind, text, said) => {
  const says: Record<string, () => string> = {
    expression: () => sayExpression(hospital, text, 'zh-Hant'),
    event: () => sayEventName(hospital, text, 'zh-Hant'),
    asked: () => sayAsked(hospital, text, 'zh-Hant'),
    found: () => sayFound(hospital, 'notified', text, 'zh-Hant'),
  };
  expect(says[kind]!()).toBe(said);
});

const holders: [Holder, string][] = [
  [{ department: 'security' }, '保衛科'],
  [{ opener: true }, '首接人'],
  [{ actorOf: 'feedback' }, '「反饋投訴人」的經辦人'],
  [{ each: 'register.departments', head: true }, '「登記送查 · 當事部門、科室」的每一項的負責人'],
  [{ param: 'designatedDepartment' }, '由「受理範圍外意見之指定部門」定'],
];

test.each(holders)('%j', (holder, said) => {
  expect(sayWho(hospital, holder, 'zh-Hant')).toBe(said);
});

test.each(organizations)(
  '%s: whoever holds a task is said, no condition keeps the id of a section',
  (organization) => {
    const set = ruleSetOf(organization);
    const draft = draftOf(documentsOfSet(set));
    const sections = set.forms.flatMap((form) => form.sections.map(({ id }) => id));
    const stages = set.procedures.flatMap(({ tracks }) => tracks.flatMap((track) => track.stages));
    const language = 'zh-Hant';
    for (const stage of stages) {
      for (const { by } of stage.tasks) expect(sayWho(draft, by, language)).not.toBe('');
      for (const { when } of stage.next ?? [])
        if (when)
          expect(sayExpression(draft, when, language)).not.toMatch(
            new RegExp(`\\b(${sections.join('|')})\\.\\w`),
          );
    }
  },
);
