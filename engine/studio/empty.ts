/** The least that is a rule set: what a draft begins with where nothing is copied. */
import type { Documents, Json } from '../exchange/parts.ts';
import type { LanguageTag } from '../ruleset/types.ts';

export interface Beginning {
  /** Of the rule set: lower-case words joined by hyphens. */
  id: string;
  title: string;
  language: LanguageTag;
  calendar: string;
  /** IANA name of the zone whose clocks count. */
  zone: string;
}

/** Words that a beginning cannot do without, in the language it is written in. */
const words: Record<
  LanguageTag,
  Record<'office' | 'clause' | 'form' | 'intake' | 'about' | 'handling' | 'done', string>
> = {
  'zh-Hans': {
    office: '办公室',
    clause: '条文尚待写入。',
    form: '登记表',
    intake: '登记',
    about: '事由',
    handling: '办理',
    done: '办结',
  },
  'zh-Hant': {
    office: '辦公室',
    clause: '條文尚待寫入。',
    form: '登記表',
    intake: '登記',
    about: '事由',
    handling: '辦理',
    done: '辦結',
  },
  en: {
    office: 'Office',
    clause: 'The text is still to be written.',
    form: 'Form',
    intake: 'Intake',
    about: 'Subject',
    handling: 'Handling',
    done: 'Done',
  },
};

const about = (title: string): Json => ({
  type: 'object',
  required: ['about'],
  properties: { about: { type: 'string', title, maxLength: 2000 } },
});

/** One form that one office takes in and settles: it passes every check but that of scenarios. */
export function emptyRuleSet({ id, title, language, calendar, zone }: Beginning): Documents {
  const word = words[language];
  const office = { department: 'office' };
  return {
    'deadlines.json': { deadlines: [] },
    'duties.json': { duties: [] },
    'forms/sheet.json': {
      id: 'sheet',
      title: word.form,
      sections: [{ id: 'intake', title: word.intake, schema: about(word.about) }],
    },
    'procedures/complaint.json': {
      id: 'complaint',
      title,
      clause: '1',
      form: 'sheet',
      tracks: [
        {
          id: 'main',
          title: word.handling,
          stages: [
            {
              id: 'handling',
              title: word.handling,
              tasks: [{ id: 'handling', by: office }],
              next: [{ close: 'done' }],
            },
          ],
        },
      ],
      outcomes: [{ id: 'done', title: word.done }],
    },
    'ruleset.json': {
      id,
      version: '0.1.0',
      format: 1,
      title,
      language,
      languages: [language],
      source: { title },
      calendar,
      zone,
      departments: [{ id: 'office', title: word.office }],
      roles: [],
    },
    'series.json': { series: [] },
    'source.json': { clauses: [{ id: '1', kind: 'scope', outline: word.clause }] },
    'submissions.json': {
      submissions: [
        { id: 'complaint', title: word.form, by: office, form: 'sheet', opens: [{ procedure: 'complaint' }] },
      ],
    },
  };
}
