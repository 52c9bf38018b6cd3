/** What an office answers when it adopts a rule set, as a file or a request holds it. */
import Type from 'typebox';
import type { Answers } from '../../engine/exchange/adopt.ts';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { standard } from '../routes/schema.ts';

const Id = Type.String({ minLength: 1, maxLength: 60 });
const Names = Type.Record(Type.String({ maxLength: 60 }), Id);
const Text = Type.Union([
  Type.String({ minLength: 1, maxLength: 200 }),
  Type.Record(Type.String({ pattern: '^(zh-Hans|zh-Hant|en)$' }), Type.String({ maxLength: 200 }), {
    additionalProperties: false,
  }),
]);

/** Whose stands, by the id of the conflict. */
export const SettledSchema = Type.Record(
  Type.String({ maxLength: 1000 }),
  Type.Union([Type.Literal('ours'), Type.Literal('theirs')]),
);

/** The readings of scenarios that were confirmed, by their ids. */
export const ConfirmedSchema = Type.Record(Type.String({ maxLength: 400 }), Type.Unknown());

export const AnswersSchema = Type.Object(
  {
    id: Type.Optional(Id),
    version: Type.Optional(Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' })),
    title: Type.Optional(Text),
    departments: Type.Optional(Names),
    roles: Type.Optional(Names),
    params: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Type.Unknown())),
    parts: Type.Optional(Type.Array(Type.String({ maxLength: 130 }), { minItems: 1, maxItems: 1000 })),
    settled: Type.Optional(SettledSchema),
    confirmed: Type.Optional(ConfirmedSchema),
  },
  { additionalProperties: false },
);

const checker = standard(AnswersSchema);

/** Problems: `adopt.answers`, then those of its fields. */
export function readAnswers(value: unknown): Result<Answers> {
  const checked = checker['~standard'].validate(value);
  if (checked instanceof Promise) return fail(problem('adopt.answers', ''));
  if (!checked.issues) return ok(checked.value as Answers);
  const issues = checked.issues as unknown as { problem: ReturnType<typeof problem> }[];
  return fail(problem('adopt.answers', ''), ...issues.map((issue) => issue.problem));
}
