/** The rule-set language as types. Made from schemas/meta by `npm run types`; never edited. */

/**
 * A string in the rule set's language, or a map by BCP 47 tag.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "text".
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "label".
 */
export type Text = string | TextByLanguage;
/**
 * SHA-256, lower-case hex.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "hash".
 */
export type Hash = string;
/**
 * Permanent ASCII name of an element; never shown to anyone but authors.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "id".
 */
export type Id = string;
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "language".
 */
export type LanguageTag = 'zh-Hans' | 'zh-Hant' | 'en';
/**
 * Ids of the rows of source.json that this element carries.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "clause".
 */
export type Clause = string | string[];
/**
 * @minItems 1
 * @maxItems 20000
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "options".
 */
export type ChoiceOptions = ChoiceOption[];
/**
 * An event that deadlines, tracks and duties hang on; the closed list of the language.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "event".
 */
export type EventName = string;
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "hitPolicy".
 */
export type HitPolicy = 'UNIQUE' | 'FIRST' | 'PRIORITY' | 'ANY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER';
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "aggregation".
 */
export type Aggregation = 'sum' | 'min' | 'max' | 'count';
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "cell".
 */
export type OutputCell = string | number | boolean | Length | OutputParam;
/**
 * A length, or the parameter that gives it.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "openLength".
 */
export type OpenLength = Length | LengthParam;
/**
 * section.field
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "fieldPath".
 */
export type FieldPath = string;
/**
 * FEEL (DMN 1.3, chapter 10) over the sections, numbers and clocks of the complaint.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "expression".
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "anonymous".
 */
export type Expression = string;
/**
 * What was given or issued by mistake: it keeps its line in the books, void and with the reason, is counted nowhere and given to nobody else.
 */
export type VoidEffect = VoidSlip | VoidNumber;
/**
 * How many, or the parameter that says it.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "openCount".
 */
export type OpenCount = number | NumberParam;
/**
 * procedure.track
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "trackPath".
 */
export type TrackPath = string;
/**
 * @maxItems 1000
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "names".
 */
export type FieldNames = Id[];
/**
 * @minItems 1
 * @maxItems 1
 */
export type AlternativeField = Id[];
/**
 * At least one of these fields has to be filled, whichever.
 *
 * @minItems 2
 * @maxItems 50
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "alternatives".
 */
export type Alternatives = Alternative[];
/**
 * Nobody else sees it, anywhere; in lists, search and registers only departments, roles and parameters count.
 *
 * @minItems 1
 * @maxItems 50
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "audience".
 */
export type Audience = Holder[];
/**
 * FEEL over what the paper holds: a slip's fields or a form's sections, `slip` or `form`, `copy`, and `entry` inside `each`.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "printExpression".
 */
export type PrintExpression = string;
/**
 * Words with {{paths}} and {{helper path}} of Handlebars; nothing else of it. Helpers: amount, capitalAmount, numeral, date, longDate, chineseDate, rocDate, time, department, person, count, choice with the list's id, list with what stands between, and or with several paths: the first that says anything.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "printText".
 */
export type PrintText = string | PrintTextByLanguage;
/**
 * @minItems 1
 * @maxItems 100
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "printBlocks".
 */
export type PrintBlocks = PrintBlock[];
/**
 * A paper as a tree of blocks, the same on screen and in the PDF. No markup, no path, no address exists here.
 *
 * @minItems 1
 * @maxItems 200
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "print".
 */
export type Print = PrintBlock[];
/**
 * A mark, or several of which the first that happens counts.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "marks".
 */
export type Marks = Mark | Mark[];
export type Within = Length | LengthParam | TableCall | Promised;
/**
 * Whether the day of the event is one of the days counted.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "firstDay".
 */
export type FirstDay = ('counted' | 'notCounted') | ChoiceParam;
/**
 * Where a last day that rests moves to.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "restDay".
 */
export type RestDay = ('stays' | 'later' | 'earlier') | ChoiceParam;
/**
 * 24:00 unless said otherwise.
 */
export type EndOfDay = '24:00' | 'closeOfBusiness';
/**
 * Tokens {yyyy} {yy} {roc} {MM} {dd} {seq:n}, the rest as it stands.
 */
export type Pattern = string | TextParam;
/**
 * When it begins anew, or the parameter that says it.
 */
export type Resets = ('never' | 'year' | 'month' | 'day') | ChoiceParam;
/**
 * A figure, or the parameter that says it.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "openFigure".
 */
export type OpenFigure = number | NumberParam;
/**
 * From and to, local wall time; 24:00 is the end of the day.
 *
 * @minItems 2
 * @maxItems 2
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "span".
 */
export type Span = string[];
/**
 * Spans in order that do not touch; the gaps are the breaks.
 *
 * @maxItems 10
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "hours".
 */
export type Hours = Span[];
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "date".
 */
export type DateText = string;
/**
 * @minItems 1
 * @maxItems 100
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "days".
 */
export type Days = DateText[];

/**
 * All files of one rule set, read.
 */
export interface RuleSet {
  ruleset: RuleSetHead;
  source: Source;
  submissions: Submissions;
  procedures: Procedure[];
  forms: Form[];
  tables: DecisionTable[];
  deadlines: Deadlines;
  series: SeriesFile;
  duties: Duties;
  history?: HistoryFile;
  slips?: Slip[];
  registers: Register[];
  scenarios?: Scenario[];
  cast?: Cast;
  demo?: Cast;
}
/**
 * ruleset.json: who the rule set is, its words and what the written procedure leaves open.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "ruleset".
 */
export interface RuleSetHead {
  id: string;
  version: string;
  /**
   * Language format number.
   */
  format: 1;
  title: Text;
  description?: Text;
  /**
   * SPDX name of the licence under which it may be used.
   */
  licence?: string;
  derivedFrom?: Origin;
  language: LanguageTag;
  /**
   * @minItems 1
   */
  languages: LanguageTag[];
  source: SourceDocument;
  calendar: string;
  zone: string;
  departments: Department[];
  roles: Role[];
  choices?: Choice[];
  parameters?: Parameter[];
  /**
   * How long what the office holds is kept.
   *
   * @minItems 1
   */
  retention?: Retention[];
}
export interface TextByLanguage {
  'zh-Hans'?: string;
  'zh-Hant'?: string;
  en?: string;
}
/**
 * The rule set that this one was made from, in the version last joined, and where that one came from.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "origin".
 */
export interface Origin {
  id: string;
  version: string;
  fingerprint: Hash;
  departments?: Renamed;
  roles?: Renamed;
  derivedFrom?: Origin;
}
/**
 * What the origin calls by one id is called by another here; the others keep theirs.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "renamed".
 */
export interface Renamed {
  [k: string]: Id;
}
export interface SourceDocument {
  title: string;
  note?: Text;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "department".
 */
export interface Department {
  id: Id;
  title: Text;
  /**
   * Other names the text uses for it.
   */
  aliases?: string[];
  clause?: Clause;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "role".
 */
export interface Role {
  id: Id;
  title: Text;
  clause?: Clause;
}
/**
 * A code list that fields, tables and parameters draw from.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "choice".
 */
export interface Choice {
  id: Id;
  title: Text;
  clause?: Clause;
  /**
   * Its entries, or the parameter whose entries (or departments) they are.
   */
  options: ChoiceOptions | ListParam;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "option".
 */
export interface ChoiceOption {
  id: Id;
  title: Text;
  /**
   * Entries of another list under which alone it stands, where a field asks for it.
   *
   * @minItems 1
   * @maxItems 200
   */
  under?: Id[];
  clause?: Clause;
}
/**
 * The parameter that lists the entries.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "listParam".
 */
export interface ListParam {
  param: Id;
}
/**
 * A value that the written procedure leaves open; the adopting organization sets it outside the rule set.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "parameter".
 */
export interface Parameter {
  id: Id;
  /**
   * list: entries of a code list, {id, title} each; departments: those of one kind, by their ids or as entries of the adopter's own.
   */
  type:
    | 'number'
    | 'length'
    | 'choice'
    | 'text'
    | 'list'
    | 'department'
    | 'departments'
    | 'role'
    | 'event'
    | 'table';
  title: Text;
  help?: Text;
  clause: Clause;
  choice?: Id;
  /**
   * For type event: the events to choose from.
   *
   * @minItems 1
   */
  events?: EventName[];
  shape?: TableShape;
  /**
   * A usual value, marked as a suggestion; never used unless the organization takes it.
   */
  suggestion?: {
    [k: string]: unknown;
  };
}
/**
 * A table without its rows: what a parameter of type table gives.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "shape".
 */
export interface TableShape {
  hitPolicy: HitPolicy;
  aggregation?: Aggregation;
  complete?: boolean;
  /**
   * @minItems 1
   * @maxItems 30
   */
  inputs: TableInput[];
  /**
   * @minItems 1
   * @maxItems 30
   */
  outputs: TableOutput[];
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "input".
 */
export interface TableInput {
  id: Id;
  title?: Text;
  type: 'text' | 'number' | 'boolean' | 'date' | 'choice' | 'department' | 'role';
  choice?: Id;
  /**
   * @minItems 1
   */
  allowed?: (string | number | boolean)[];
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "output".
 */
export interface TableOutput {
  id: Id;
  title?: Text;
  type: 'text' | 'number' | 'boolean' | 'choice' | 'role' | 'department' | 'length';
  choice?: Id;
  /**
   * @minItems 1
   */
  allowed?: (string | number | boolean)[];
  default?: OutputCell;
}
/**
 * A span of time in exactly one unit; `none` is a span that never ends, `soft` one whose end is only shown.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "length".
 */
export interface Length {
  minutes?: number;
  hours?: number;
  workingMinutes?: number;
  workingHours?: number;
  calendarDays?: number;
  workingDays?: number;
  weeks?: number;
  months?: number;
  dayOfNextMonth?: number;
  /**
   * The end of the n-th one after this; 0 of this one.
   */
  endOfWeek?: number;
  /**
   * The end of the n-th one after this; 0 of this one.
   */
  endOfMonth?: number;
  /**
   * The end of the n-th one after this; 0 of this one.
   */
  endOfQuarter?: number;
  /**
   * The end of the n-th one after this; 0 of this one.
   */
  endOfYear?: number;
  endOfDay?: true;
  none?: true;
  soft?: boolean;
}
/**
 * The parameter that gives the value; of the output's own type.
 */
export interface OutputParam {
  param: Id;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "retention".
 */
export interface Retention {
  id: Id;
  clause?: Clause;
  of: 'complaint' | 'record' | 'attachment' | 'register';
  /**
   * Of registers: these only; all where absent.
   *
   * @minItems 1
   */
  registers?: Id[];
  keep: OpenLength;
  /**
   * The event from which it is counted, the day after being the first; of a register the end of its period.
   */
  from: EventName | 'period';
}
/**
 * The parameter that says how long.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "lengthParam".
 */
export interface LengthParam {
  param: Id;
}
/**
 * source.json: the outline of the written regulation, a row per clause in own words.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "source".
 */
export interface Source {
  /**
   * @minItems 1
   * @maxItems 2000
   */
  clauses: SourceClause[];
}
export interface SourceClause {
  id: string;
  kind:
    | 'purpose'
    | 'principle'
    | 'interpretation'
    | 'scope'
    | 'channel'
    | 'role'
    | 'form'
    | 'register'
    | 'classification'
    | 'stage'
    | 'routing'
    | 'deadline'
    | 'approval'
    | 'numbering'
    | 'document'
    | 'notice'
    | 'outcome'
    | 'rejection'
    | 'followup'
    | 'reopen'
    | 'penalty'
    | 'periodic'
    | 'statistics'
    | 'confidentiality'
    | 'archive'
    | 'kpi'
    | 'gap';
  outline: Text;
  /**
   * False where the clause is no matter for software.
   */
  carried?: false;
  reason?: Text;
}
/**
 * submissions.json: what can be handed in, by whom, and which complaints it opens.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "submissions".
 */
export interface Submissions {
  /**
   * @minItems 1
   */
  submissions: Submission[];
}
export interface Submission {
  id: Id;
  title: Text;
  help?: Text;
  clause?: Clause;
  by: Holder;
  form: Id;
  /**
   * @minItems 1
   */
  opens: Opening[];
  /**
   * How many complaints it must open; one where absent.
   */
  atLeast?: number;
}
/**
 * Who holds a task, may submit or is told; exactly one way of saying it (role and department may stand together).
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "holder".
 */
export interface Holder {
  department?: Id;
  role?: Id;
  param?: Id;
  field?: FieldPath;
  table?: Id;
  with?: Bindings;
  actorOf?: Id;
  supervisorOf?: Id;
  anyone?: 'staff';
  /**
   * One task for each department or person listed in this field, or for each department that the parameter lists.
   */
  each?: FieldPath | DepartmentsParam;
  /**
   * True: the head of that department; of a person, of that person's departments.
   */
  head?: true;
  above?: Id;
  /**
   * The one who received the complaint first.
   */
  opener?: true;
  /**
   * Someone outside the organization: may be told and may receive slips, holds no task. With `field`: those whose names stand there.
   */
  outsider?: 'complainant' | 'respondent' | 'authority' | 'agency' | 'insurer' | 'other';
  name?: Text;
  holderOf?: Id;
  /**
   * True, where a limit was missed: whoever holds what is late.
   */
  late?: true;
}
/**
 * What a table's inputs are bound to where it is called: a FEEL expression for each input id.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "bindings".
 */
export interface Bindings {
  [k: string]: Expression;
}
/**
 * The parameter that lists the departments.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "departmentsParam".
 */
export interface DepartmentsParam {
  param: Id;
}
export interface Opening {
  procedure: Id;
  when?: Expression;
  clause?: Clause;
  /**
   * The sections that the complaint gets; all where absent.
   *
   * @minItems 1
   * @maxItems 50
   */
  take?: Id[];
}
/**
 * procedures/*.json: tracks of stages with their tasks, actions, effects and outcomes.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "procedure".
 */
export interface Procedure {
  id: Id;
  title: Text;
  clause?: Clause;
  form: Id;
  /**
   * Papers beside it that the procedure fills, each shown and printed by itself.
   *
   * @minItems 1
   * @maxItems 50
   */
  forms?: Id[];
  /**
   * @minItems 1
   * @maxItems 30
   */
  tracks: Track[];
  /**
   * Tracks of other procedures that run here too, after its own; `begins` in place of the one written there.
   *
   * @minItems 1
   * @maxItems 30
   */
  uses?: UsedTrack[];
  /**
   * What may be done at any time while `when` holds, beside the tasks.
   */
  actions?: StandingAction[];
  /**
   * Who may open its complaints, beside those who have to do with them.
   */
  readers?: Holder[];
  /**
   * @minItems 1
   */
  outcomes: Outcome[];
  /**
   * Why a complaint may be refused.
   */
  grounds?: Grounds[];
}
/**
 * A row of stages. The first one is entered when the track begins; a track without `begins` begins with the complaint or by the effect `begin`.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "track".
 */
export interface Track {
  id: Id;
  title: Text;
  clause?: Clause;
  begins?: Beginning;
  /**
   * True where the track goes on after the complaint is closed.
   */
  outlives?: boolean;
  /**
   * @minItems 1
   * @maxItems 100
   */
  stages: Stage[];
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "begins".
 */
export interface Beginning {
  on: EventName | 'effect';
  when?: Expression;
}
/**
 * Where a complaint stands. Without `next` the following stage of the track comes next; after the last the track ends.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "stage".
 */
export interface Stage {
  id: Id;
  title: Text;
  clause?: Clause;
  when?: Expression;
  /**
   * When the stage is complete: all its tasks (the rule), any one, all in order, or so many of them.
   */
  complete?: ('all' | 'any' | 'inOrder') | CompleteCount;
  /**
   * @minItems 1
   * @maxItems 50
   */
  tasks: TaskRule[];
  /**
   * @minItems 1
   * @maxItems 50
   */
  next?: Next[];
}
export interface CompleteCount {
  /**
   * So many tasks done, each of several people counted; all where there are fewer.
   */
  count: number;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "task".
 */
export interface TaskRule {
  id: Id;
  title?: Text;
  clause?: Clause;
  by: Holder;
  substitute?: Holder;
  section?: Id;
  confirm?: ConfirmRule;
  countersign?: Holder;
  /**
   * Without it: one action `submit`.
   *
   * @minItems 1
   * @maxItems 20
   */
  actions?: Action[];
  people?: PeopleRule;
  /**
   * True: nobody sees another's record before all of the task are done.
   */
  sealed?: true;
  blind?: Blind;
}
/**
 * An outsider confirms the section when it is signed: asked for with the action, recorded, printed beside the signer.
 */
export interface ConfirmRule {
  by: 'complainant' | 'respondent' | 'authority' | 'agency' | 'insurer' | 'other';
  /**
   * @minItems 1
   * @maxItems 5
   */
  how: ('signature' | 'seal' | 'thumbprint' | 'oral' | 'electronic')[];
  unless?: Expression;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "action".
 */
export interface Action {
  id: Id;
  /**
   * submit and approve fill and sign the section and finish the task; reject signs it and goes where its effects say; return sends the complaint back to an earlier stage with a reason; transfer hands the task to another person of the same holder; delegate gives it to anybody else, and who gave it stays answerable; consult asks a person or department for an opinion while the task stays where it is.
   */
  kind: 'submit' | 'approve' | 'reject' | 'return' | 'transfer' | 'delegate' | 'consult';
  title: Text;
  clause?: Clause;
  when?: Expression;
  to?: Id;
  effects?: Effect[];
}
/**
 * One word of the effects vocabulary with its argument; `when` makes it conditional.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "effect".
 */
export interface Effect {
  when?: Expression;
  number?: Id;
  enter?: Id;
  goto?: Id;
  begin?: Id;
  end?: Id;
  close?: Id;
  fill?: FillEffect;
  link?: LinkEffect;
  merge?: MergeEffect;
  split?: SplitEffect;
  linked?: LinkedEffect;
  review?: ReviewEffect;
  notify?: NotifyEffect;
  liable?: Holder;
  round?: Id;
  issue?: Id;
  deliver?: Id;
  receive?: Id;
  answer?: Id;
  void?: VoidEffect;
  suspend?: Id;
  resume?: Id;
  extend?: ExtendEffect;
  paper?: PaperEffect;
  /**
   * Accepts the complaint.
   */
  accept?: true;
  refuse?: RefuseEffect;
  reopen?: Id;
  start?: Id;
  stop?: Id;
}
export interface FillEffect {
  field: FieldPath;
  /**
   * An expression, or a table: its first output, aggregated where it aggregates, a list where it may give several.
   */
  value: Expression | TableCall;
}
/**
 * A decision table (or a parameter of type table), called with bound inputs.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "call".
 */
export interface TableCall {
  table: Id;
  with: Bindings;
}
/**
 * Opens a new complaint with this one attached; the sections named are copied.
 */
export interface LinkEffect {
  open: Id;
  as: Id;
  title?: Text;
  back?: Text;
  /**
   * @maxItems 50
   */
  copy?: Id[];
}
/**
 * The complaint joins another of the organization, named by its number; both know each other. With `close` this one closes with that outcome.
 */
export interface MergeEffect {
  into: FieldPath;
  close?: Id;
}
/**
 * Opens one further complaint for each entry of a list; all know each other's origin.
 */
export interface SplitEffect {
  each: FieldPath;
  open: Id;
  into?: Id;
  /**
   * @maxItems 50
   */
  copy?: Id[];
}
/**
 * Carries these effects out in the complaints of this procedure that stand to this one as said; their `when` sees that complaint.
 */
export interface LinkedEffect {
  as: 'sameSubmission' | 'mergedInto' | 'mergedFrom' | 'splitFrom' | 'splitInto';
  /**
   * @minItems 1
   * @maxItems 20
   */
  effects: Effect[];
}
/**
 * Writes each entry of a list into the complaint that it names, and carries these effects out there; their `when` sees that complaint. Both know each other.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "review".
 */
export interface ReviewEffect {
  each: FieldPath;
  complaint: Id;
  into?: Id;
  /**
   * Fields beside the list whose values go into that section of each as well.
   *
   * @minItems 1
   * @maxItems 20
   */
  copy?: FieldPath[];
  /**
   * @minItems 1
   * @maxItems 20
   */
  effects?: Effect[];
}
export interface NotifyEffect {
  to: Holder;
  text: Text;
}
/**
 * The latest slip of this kind that stands.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "voidSlip".
 */
export interface VoidSlip {
  slip: Id;
  reason: Expression;
  /**
   * Copies that were signed for are asked back; each return is recorded.
   */
  recall?: true;
}
/**
 * The complaint's number of this series; the effect `number` gives it another.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "voidNumber".
 */
export interface VoidNumber {
  number: Id;
  reason: Expression;
}
/**
 * Extends the running clock, within what the deadline's `extension` allows.
 */
export interface ExtendEffect {
  deadline: Id;
  by: Length | LengthParam | FieldLength;
}
export interface FieldLength {
  days: Expression;
}
/**
 * Records what becomes of a paper that is not docket's (an original report).
 */
export interface PaperEffect {
  id: Id;
  becomes: 'issued' | 'recalled' | 'void' | 'replaced' | 'returned';
  number?: Expression;
}
/**
 * Refuses the complaint on one of the procedure's grounds, or on the one a field names; it closes with the ground's outcome.
 */
export interface RefuseEffect {
  grounds?: Id;
  field?: FieldPath;
}
/**
 * Who of the holder's people may do it, and how many do it.
 */
export interface PeopleRule {
  count?: OpenCount;
  /**
   * Whether nobody does two tasks of the rule; the rule where `count` is given.
   */
  distinct?: boolean;
  /**
   * Nobody who acted in these stages, and nobody named in these fields or belonging to a department named there.
   */
  not?: (Id | NamedInField)[];
  together?: Together;
}
/**
 * The parameter that says how many.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "numberParam".
 */
export interface NumberParam {
  param: Id;
}
export interface NamedInField {
  field: FieldPath;
}
/**
 * The moments in this field of all their records lie within the span.
 */
export interface Together {
  field: FieldPath;
  within: OpenLength;
}
/**
 * The task is known by a code only: number, person, timeline and all sections but these stay hidden from who does it.
 */
export interface Blind {
  code: Id;
  sees: Id[];
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "next".
 */
export interface Next {
  when?: Expression;
  goto?: Id;
  close?: Id;
  /**
   * Ends the track.
   */
  end?: true;
  clause?: Clause;
}
export interface UsedTrack {
  track: TrackPath;
  begins?: Beginning;
  clause?: Clause;
}
/**
 * What may be done beside the tasks; at least one of section and effects.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "standingAction".
 */
export interface StandingAction {
  id: Id;
  title: Text;
  clause?: Clause;
  by: Holder;
  when?: Expression;
  section?: Id;
  /**
   * @minItems 1
   */
  effects?: Effect[];
}
export interface Outcome {
  id: Id;
  title: Text;
  clause?: Clause;
}
export interface Grounds {
  id: Id;
  title: Text;
  clause?: Clause;
  outcome: Id;
}
/**
 * forms/*.json: a paper form as sections, each a JSON Schema in docket's dialect, with its copies.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "form".
 */
export interface Form {
  id: Id;
  title: Text;
  clause?: Clause;
  paper?: Paper;
  number?: Id;
  /**
   * @minItems 1
   * @maxItems 100
   */
  sections: Section[];
  /**
   * @maxItems 20
   */
  copies?: Copy[];
  print?: Print;
  barred?: Barred;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "paper".
 */
export interface Paper {
  size: 'A4' | 'A5';
  orientation: 'portrait' | 'landscape';
  /**
   * The form number printed in the corner.
   */
  number?: string;
}
/**
 * The part of a form that one person fills and signs; its id is unique in the rule set.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "section".
 */
export interface Section {
  id: Id;
  title: Text;
  clause?: Clause;
  when?: Expression;
  /**
   * False: worked on screen, never printed.
   */
  printed?: boolean;
  schema: SectionSchema;
  ui?: SectionUi;
  visibleTo?: Audience;
  anonymous?: Expression;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "sectionSchema".
 */
export interface SectionSchema {
  type: 'object';
  required?: FieldNames;
  anyOf?: Alternatives;
  properties: Fields;
  /**
   * @maxItems 100
   */
  allOf?: Condition[];
}
export interface Alternative {
  required: AlternativeField;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "fields".
 */
export interface Fields {
  [k: string]: Field;
}
/**
 * A JSON Schema (2020-12) of docket's dialect.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "field".
 */
export interface Field {
  type: 'string' | 'number' | 'integer' | 'boolean' | 'array';
  title: Text;
  description?: Text;
  clause?: Clause;
  /**
   * identity: eighteen digits with their check digit, shown masked; complaint: the number of another; signature and seal: whose; checklist: a list with one row for each option of its first field's choice.
   */
  format?:
    | 'date'
    | 'date-time'
    | 'time'
    | 'duration'
    | 'email'
    | 'url'
    | 'amount'
    | 'phone'
    | 'department'
    | 'person'
    | 'attachment'
    | 'identity'
    | 'complaint'
    | 'rating'
    | 'signature'
    | 'seal'
    | 'checklist';
  choice?: Id;
  under?: Id;
  unknown?: Text;
  /**
   * personal: encrypted, found by those who see it; sealed: never indexed or counted.
   */
  class?: 'personal' | 'sealed';
  visibleTo?: Audience;
  anonymous?: Expression;
  computed?: Expression;
  prefill?: Expression;
  notBefore?: DateBound;
  notAfter?: DateBound;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  minItems?: number;
  maxItems?: number;
  const?: string | number | boolean;
  default?: string | number | boolean;
  items?: Item;
}
/**
 * A day, and so long after or before it; the day itself is not counted.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "dateBound".
 */
export interface DateBound {
  date: Expression;
  plus?: Length;
  minus?: Length;
}
/**
 * An entry of a list: a plain value, or a row of a table on paper.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "item".
 */
export interface Item {
  type: 'string' | 'number' | 'integer' | 'object';
  format?: 'date' | 'amount' | 'department' | 'person' | 'attachment';
  choice?: Id;
  maxLength?: number;
  required?: FieldNames;
  properties?: Fields;
}
/**
 * If the named fields have these values, and `when` holds, then these fields appear or are required.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "condition".
 */
export interface Condition {
  when?: Expression;
  if?: ConditionIf;
  then: ConditionBranch;
  else?: ConditionBranch;
}
export interface ConditionIf {
  required: FieldNames;
  properties: ConditionTests;
}
export interface ConditionTests {
  [k: string]: ConditionTest;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "test".
 */
export interface ConditionTest {
  const?: string | number | boolean;
  /**
   * @minItems 1
   */
  enum?: (string | number | boolean)[];
  minimum?: number;
  maximum?: number;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "branch".
 */
export interface ConditionBranch {
  required?: FieldNames;
  anyOf?: Alternatives;
  properties?: Fields;
}
/**
 * How the section is laid out; by field id.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "ui".
 */
export interface SectionUi {
  [k: string]: FieldUi;
}
export interface FieldUi {
  widget?: 'textarea' | 'radio' | 'select' | 'checkbox' | 'checkboxes';
  /**
   * Columns taken, of four.
   */
  span?: number;
  rows?: number;
  placeholder?: Text;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "copy".
 */
export interface Copy {
  id: Id;
  label: Text;
  to: Holder;
  count?: OpenCount;
  note?: Text;
  /**
   * The copy shows these alone, as section or section.field; all where absent.
   *
   * @minItems 1
   * @maxItems 200
   */
  fields?: string[];
  when?: Expression;
  clause?: Clause;
}
/**
 * One word of the print vocabulary with its argument; `when`, `each`, `copies`, `align`, `lines` and `perRow` stand beside it.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "printBlock".
 */
export interface PrintBlock {
  when?: PrintExpression;
  each?: PrintExpression;
  /**
   * Stands on these copies only.
   *
   * @minItems 1
   * @maxItems 20
   */
  copies?: Id[];
  align?: 'left' | 'center' | 'right';
  heading?: PrintText;
  paragraph?: PrintText;
  /**
   * A paragraph's room of at least as many lines, for the pen.
   */
  lines?: number;
  /**
   * Columns of its grid; without it four, on narrow paper two.
   */
  perRow?: number;
  /**
   * Labelled cells in rows, as on paper forms.
   *
   * @minItems 1
   * @maxItems 200
   */
  grid?: PrintCell[];
  table?: PrintTable;
  checkboxes?: PrintCheckboxes;
  /**
   * Places to sign and to seal, side by side.
   *
   * @minItems 1
   * @maxItems 6
   */
  signatures?: PrintSignature[];
  code?: PrintCode;
  /**
   * A line across the page.
   */
  rule?: true;
  pageBreak?: true;
  /**
   * Blocks side by side in columns of equal width.
   *
   * @minItems 2
   * @maxItems 4
   */
  columns?: PrintBlocks[];
  blocks?: PrintBlocks;
}
export interface PrintTextByLanguage {
  'zh-Hans'?: string;
  'zh-Hant'?: string;
  en?: string;
}
/**
 * A field with its title and value, or a label and a text or blocks of one's own; without a label it takes the whole cell.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "printCell".
 */
export interface PrintCell {
  /**
   * Id of a field of the slip, or section.field of the form.
   */
  field?: string;
  /**
   * All entries of the field's choice, its own ticked.
   */
  ticks?: true;
  label?: PrintText;
  text?: PrintText;
  blocks?: PrintBlocks;
  /**
   * Room of at least as many lines for the pen.
   */
  lines?: number;
  /**
   * Columns taken.
   */
  span?: number;
}
/**
 * A row for each entry of a list, which the columns read as `entry`.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "printTable".
 */
export interface PrintTable {
  of: PrintExpression;
  /**
   * At least as many rows; empty ones are for the pen.
   */
  rows?: number;
  /**
   * @minItems 1
   * @maxItems 20
   */
  columns: PrintColumn[];
}
export interface PrintColumn {
  title: PrintText;
  text: PrintText;
  /**
   * Share of the width.
   */
  width?: number;
}
/**
 * All entries of a code list, those that are meant ticked.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "printCheckboxes".
 */
export interface PrintCheckboxes {
  label?: PrintText;
  choice: Id;
  ticked: PrintExpression;
}
/**
 * Who signs; `name` and `date` where docket knows them already, or the `section` of the form that is signed here.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "printSignature".
 */
export interface PrintSignature {
  label: PrintText;
  section?: Id;
  name?: PrintText;
  date?: PrintText;
  /**
   * Leaves room for a seal.
   */
  seal?: boolean;
  /**
   * Room for the organization's own seal: its picture stands there where the organization has one.
   */
  ownSeal?: boolean;
}
/**
 * A text as a code that scanners read.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "printCode".
 */
export interface PrintCode {
  as: 'qr' | 'code128';
  text: PrintText;
}
/**
 * Why the print may not leave the organization; none of its copies goes to an outsider.
 */
export interface Barred {
  text: Text;
  clause?: Clause;
  /**
   * Only these are barred: they read the form and may not print it.
   *
   * @minItems 1
   * @maxItems 50
   */
  for?: Holder[];
}
/**
 * tables/*.json: a decision table (DMN 1.3, chapter 8).
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "table".
 */
export interface DecisionTable {
  id: Id;
  title: Text;
  clause?: Clause;
  hitPolicy: HitPolicy;
  aggregation?: Aggregation;
  /**
   * True where every input must find a row.
   */
  complete?: boolean;
  /**
   * @minItems 1
   * @maxItems 30
   */
  inputs: TableInput[];
  /**
   * @minItems 1
   * @maxItems 30
   */
  outputs: TableOutput[];
  /**
   * @maxItems 5000
   */
  rows: TableRow[];
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "row".
 */
export interface TableRow {
  id: Id;
  clause?: Clause;
  /**
   * Unary tests, one per input; "-" for any.
   */
  when: string[];
  /**
   * Values, one per output.
   */
  then: OutputCell[];
}
/**
 * deadlines.json: every limit of time, from which event to which, how long and how it is counted.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "deadlines".
 */
export interface Deadlines {
  deadlines: Deadline[];
}
export interface Deadline {
  id: Id;
  title: Text;
  clause?: Clause;
  starts: Marks;
  ends: Marks;
  within: Within;
  before?: Before;
  inside?: Id;
  /**
   * Whom the limit binds; the organization where absent.
   */
  binds?: 'complainant';
  /**
   * What happens when it starts again: runs on (the rule), starts anew, or a new clock for each round.
   */
  again?: 'continue' | 'restart' | 'newRound';
  /**
   * When the length would now be another: counted anew from the same start, started anew now, or kept (the rule).
   */
  onReclassify?: 'keep' | 'recount' | 'restart';
  /**
   * A clock for each task, for each department that holds one of the tasks, or for each round, instead of one for the complaint.
   */
  per?: 'task' | 'department' | 'round';
  firstDay: FirstDay;
  restDay: RestDay;
  endOfDay?: EndOfDay;
  /**
   * @maxItems 10
   */
  pauses?: Pause[];
  extension?: Extension;
  /**
   * @maxItems 10
   */
  reminders?: Reminder[];
  onMiss?: Effect[];
  /**
   * Effects so long after the limit was missed, one after another, unless it was met by then.
   *
   * @maxItems 10
   */
  escalation?: Escalation[];
}
/**
 * The event at which a clock starts or ends; `param` where the text leaves the event open.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "mark".
 */
export interface Mark {
  /**
   * The event; `effect` where an effect (`start`, `stop`) alone does it.
   */
  on?: EventName | 'effect';
  param?: Id;
  when?: Expression;
  /**
   * The field that says when it really happened (date or date and time), beside `param` by each of its events; the event's own time where it is empty.
   */
  at?: FieldPath | MomentByEvent;
}
export interface MomentByEvent {
  [k: string]: FieldPath;
}
/**
 * Until the day or moment promised in this field, at most so long.
 */
export interface Promised {
  promised: FieldPath;
  atMost?: OpenLength;
}
/**
 * Runs backwards: due so long before this date (FEEL), derived again when the date moves; `starts` is when it is set.
 */
export interface Before {
  date: Expression;
  bornLate: 'record' | 'warn' | 'refuse';
}
/**
 * The parameter that says which of the values that may stand here.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "choiceParam".
 */
export interface ChoiceParam {
  param: Id;
}
export interface Pause {
  from: EventName | Marks;
  until: EventName | Marks;
  clause?: Clause;
}
/**
 * Whether and how it may be extended.
 */
export interface Extension {
  times: OpenCount;
  atMost?: OpenLength;
  notice?: Id;
  clause?: Clause;
}
export interface Reminder {
  before: OpenLength;
  to: Holder;
  clause?: Clause;
}
export interface Escalation {
  after: OpenLength;
  /**
   * @minItems 1
   */
  effects: Effect[];
  clause?: Clause;
}
/**
 * series.json: numbering sequences.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "series".
 */
export interface SeriesFile {
  series: Series[];
}
export interface Series {
  id: Id;
  title: Text;
  clause?: Clause;
  pattern: Pattern;
  resets: Resets;
  overflow: 'widen' | 'refuse';
  /**
   * One after another, or so that nobody can guess the next; each number comes once either way.
   */
  order: 'sequential' | 'random';
  /**
   * Which complaint a number is of is not shown, nor found by it.
   */
  secret?: true;
  keyHeldBy?: Holder;
}
/**
 * The parameter that gives the text.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "textParam".
 */
export interface TextParam {
  param: Id;
}
/**
 * duties.json: recurring obligations.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "duties".
 */
export interface Duties {
  duties: Duty[];
}
export interface Duty {
  id: Id;
  title: Text;
  clause?: Clause;
  when?: Expression;
  /**
   * RRULE of RFC 5545; the day on which the duty falls to its holder.
   */
  rule: string | TextParam;
  by: Holder;
  /**
   * Who takes part.
   */
  together?: Holder[];
  within: OpenLength;
  firstDay: FirstDay;
  restDay: RestDay;
  material?: DutyMaterial;
  section?: Id;
  reviews?: ReviewEffect;
}
export interface DutyMaterial {
  register: Id;
  period: 'current' | 'previous';
}
/**
 * history.json: declared queries over earlier complaints of the organization; FEEL reads history.<id>.count.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "history".
 */
export interface HistoryFile {
  /**
   * @maxItems 50
   */
  queries: HistoryQuery[];
}
export interface HistoryQuery {
  id: Id;
  title: Text;
  clause?: Clause;
  /**
   * @minItems 1
   */
  procedures: Id[];
  /**
   * How far back, by the opening of the earlier complaint; all of them where absent.
   */
  within?: PastLength | LengthParam;
  /**
   * FEEL over this complaint, with the earlier one as `past`.
   */
  where: string;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "pastLength".
 */
export interface PastLength {
  hours?: number;
  calendarDays?: number;
  weeks?: number;
  months?: number;
}
/**
 * slips/*.json: an issued paper or notice: its number, addressee, fields and copies. Its values are frozen when it is issued.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "slip".
 */
export interface Slip {
  id: Id;
  title: Text;
  clause?: Clause;
  number?: Id;
  to: Holder;
  paper?: Paper;
  /**
   * @maxItems 60
   */
  fields: SlipField[];
  /**
   * @maxItems 20
   */
  copies?: SlipCopy[];
  print?: Print;
  withheld?: Withheld;
  /**
   * Nobody else prints it.
   *
   * @minItems 1
   */
  printedBy?: Holder[];
  /**
   * True where the addressee must answer it (effect `answer`).
   */
  answered?: boolean;
}
export interface SlipField {
  id: Id;
  title: Text;
  clause?: Clause;
  value: Expression;
  type?: 'text' | 'number' | 'amount' | 'date' | 'dateTime' | 'boolean' | 'choice' | 'department' | 'person';
  choice?: Id;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "slipCopy".
 */
export interface SlipCopy {
  id: Id;
  label: Text;
  to: Holder;
  note?: Text;
  when?: Expression;
  /**
   * Fields of the slip that this copy shows; all where absent.
   *
   * @minItems 1
   */
  fields?: Id[];
  /**
   * How many sheets of it are printed.
   */
  count?: number;
  /**
   * Who gets it signs for it.
   */
  receipt?: boolean;
  clause?: Clause;
}
/**
 * No copy is printed before this holds.
 */
export interface Withheld {
  until: Expression;
  text: Text;
  clause?: Clause;
}
/**
 * registers/*.json: a defined book over complaints, or over records, tasks, clocks or slips of them.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "register".
 */
export interface Register {
  id: Id;
  title: Text;
  clause?: Clause;
  procedures: Id[];
  /**
   * Duties whose records stand in it, beside or instead of complaints.
   *
   * @minItems 1
   */
  duties?: Id[];
  /**
   * Of what each row is: a complaint (the rule), or a record, task, clock or slip of one; FEEL sees it as `row`.
   */
  over?: 'complaint' | 'record' | 'task' | 'clock' | 'slip';
  /**
   * Of records: the section they are of, or a list in it whose entries are the rows.
   */
  of?: string;
  keeper: Holder;
  /**
   * Who else reads it; all staff where absent.
   */
  readers?: Holder[];
  paper?: Paper;
  rows?: Expression;
  period?: RegisterPeriod;
  /**
   * Columns to sort by; a leading - turns the order round.
   *
   * @minItems 1
   */
  order: string[];
  group?: RegisterGroup;
  /**
   * @minItems 1
   * @maxItems 60
   */
  columns: RegisterColumn[];
  /**
   * Small tables below the rows: how many there are of each value of a column.
   *
   * @minItems 1
   * @maxItems 20
   */
  statistics?: RegisterStatistic[];
  /**
   * Figures that are held against a target.
   *
   * @minItems 1
   * @maxItems 40
   */
  indicators?: RegisterIndicator[];
}
export interface RegisterPeriod {
  by: Id;
  unit: 'week' | 'month' | 'quarter' | 'year';
}
export interface RegisterGroup {
  by: Id;
  then?: Id;
  /**
   * Shows each group's share of all rows.
   */
  share?: boolean;
}
export interface RegisterColumn {
  id: Id;
  title: Text;
  clause?: Clause;
  value: Expression;
  type:
    | 'text'
    | 'number'
    | 'amount'
    | 'date'
    | 'dateTime'
    | 'boolean'
    | 'choice'
    | 'department'
    | 'stage'
    | 'task'
    | 'deadline'
    | 'slip'
    | 'outcome'
    | 'person';
  choice?: Id;
  /**
   * Share of the page's width.
   */
  width?: number;
  total?: 'sum' | 'count';
  /**
   * Readers may filter by it.
   */
  filter?: boolean;
}
export interface RegisterStatistic {
  id: Id;
  title: Text;
  clause?: Clause;
  by: Id;
  /**
   * Shows each value's share of all rows.
   */
  share?: boolean;
  /**
   * Columns of numbers that are added up for each value.
   *
   * @minItems 1
   * @maxItems 10
   */
  sums?: Id[];
}
export interface RegisterIndicator {
  id: Id;
  title: Text;
  clause?: Clause;
  value: Expression;
  unit?: Text;
  target?: IndicatorTarget;
  /**
   * Where it misses its target, nothing else counts.
   */
  veto?: boolean;
  by?: Id;
}
export interface IndicatorTarget {
  atLeast?: OpenFigure;
  atMost?: OpenFigure;
}
/**
 * scenarios/*.json: a worked complaint as data; a rule set's own test.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "scenario".
 */
export interface Scenario {
  id: Id;
  title: Text;
  clause?: Clause;
  why?: Text;
  given?: Given;
  /**
   * @minItems 1
   * @maxItems 300
   */
  steps: Step[];
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "given".
 */
export interface Given {
  /**
   * Parameter values, beside and before those of the cast.
   */
  params?: {
    [k: string]: unknown;
  };
  /**
   * Last running number by counter key, e.g. {"complaintNo/2024-12": 41}.
   */
  counters?: {
    [k: string]: number;
  };
}
/**
 * At this moment this person does this, or nothing but time passes; then this is expected.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "step".
 */
export interface Step {
  /**
   * Local time of the rule set's zone, e.g. 2024-02-07T09:30.
   */
  at: string;
  /**
   * When it really happened, if earlier.
   */
  occurredAt?: string;
  /**
   * Why it is recorded only now.
   */
  lateReason?: string;
  /**
   * 1-based: which complaint of the scenario, in order of opening; where absent the first, or after a submission the one it opened first.
   */
  complaint?: number;
  by?: Id;
  submit?: Id;
  duty?: Id;
  task?: Id;
  action?: Id;
  reason?: string;
  confirmed?: ConfirmedStep;
  to?: Id;
  /**
   * The section's data; for a submission: by section id.
   */
  data?: {
    [k: string]: unknown;
  };
  /**
   * With `task`: gives the opinion that was asked of this person on it.
   */
  opinion?: string;
  receipt?: ReceiptStep;
  /**
   * With `task`: hands it over to `to`, for who holds it.
   */
  handOver?: true;
  expect?: Expect;
  of?: Id;
}
/**
 * The confirmation of an outsider: how, and by which name.
 */
export interface ConfirmedStep {
  how: 'signature' | 'seal' | 'thumbprint' | 'oral' | 'electronic';
  name?: string;
}
/**
 * A copy of the latest slip of this kind is signed for, or given back where it is void and recalled.
 */
export interface ReceiptStep {
  slip: Id;
  copy: Id;
  signer: string;
}
/**
 * What must hold after the step; only what is named is compared.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "expect".
 */
export interface Expect {
  /**
   * Exact codes of the refusal; nothing else happened.
   */
  problems?: string[];
  /**
   * Procedures of the complaints that the step opened, in order; a duty's record is duty:<id>.
   */
  opened?: string[];
  /**
   * All stages the complaint now stands in.
   */
  stages?: Id[];
  /**
   * Who holds the open tasks: task id to department, role or person id.
   */
  holders?: {
    /**
     * One id, or all of them where several hold a task of this rule.
     */
    [k: string]: string | string[];
  };
  /**
   * Numbers given, by series.
   */
  numbers?: {
    [k: string]: string;
  };
  status?: 'open' | 'closed';
  outcome?: Id;
  /**
   * By deadline id.
   */
  clocks?: {
    [k: string]: ClockExpect;
  };
  /**
   * Table rows that decided in this step, as table/row.
   */
  because?: string[];
  /**
   * Who was told in this step.
   */
  notified?: string[];
  /**
   * Cells of this complaint's row, by register and column; a list of them where it has several, null where it does not stand in it; `$void` is why a row is void, null of one that stands.
   */
  registers?: {
    [k: string]: unknown;
  };
  /**
   * What indicators come to over all complaints so far, by register.
   */
  figures?: {
    [k: string]: FigureExpect[];
  };
  /**
   * What sections hold, by section.field; null where nothing is there.
   */
  fields?: {
    [k: string]: unknown;
  };
  linked?: Id[];
  /**
   * What other complaints are to this one, in order of linking.
   */
  links?: string[];
  /**
   * The form's copies that go out now, by copy id in order.
   */
  copies?: Id[];
  /**
   * What the person named may do on the open tasks, as task.action.
   */
  actions?: {
    [k: string]: string[];
  };
  /**
   * Slips issued so far, as slip or slip:number, in order.
   */
  slips?: string[];
  /**
   * By slip: the latest of its kind as it went out.
   */
  issued?: {
    [k: string]: IssuedExpect;
  };
  /**
   * Who is answerable: department, role or person ids.
   */
  liable?: string[];
  /**
   * Rounds by name.
   */
  rounds?: {
    [k: string]: number;
  };
  /**
   * What became of papers that are not docket's.
   */
  papers?: {
    [k: string]: string;
  };
  /**
   * People who may not see this complaint now but by the code of a blind task.
   */
  hidden?: Id[];
  /**
   * By person: whether they see a section, or section.field, of this complaint now.
   */
  sees?: {
    [k: string]: SeesExpect;
  };
  /**
   * Last day by retention; "for good", or null where its time has not begun.
   */
  kept?: {
    [k: string]: unknown;
  };
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "clockExpect".
 */
export interface ClockExpect {
  state?: 'running' | 'suspended' | 'ended' | 'missed' | 'endedLate' | 'none';
  /**
   * Local: 2024-02-20T24:00 for the end of that day.
   */
  due?: string;
  /**
   * The counted days, first to last, each as it stands in the count.
   */
  counted?: string[];
  /**
   * How many days were counted.
   */
  days?: number;
  provisional?: boolean;
  bornLate?: boolean;
}
/**
 * Only what is named is compared.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "figureExpect".
 */
export interface FigureExpect {
  indicator: Id;
  /**
   * Of an indicator `by` a column: for which of its values.
   */
  of?: {
    [k: string]: unknown;
  };
  /**
   * Null where the rows give none.
   */
  value?: number | null;
  /**
   * Held against its target; `none` where nothing is judged.
   */
  result?: 'met' | 'unmet' | 'veto' | 'none';
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "issuedExpect".
 */
export interface IssuedExpect {
  /**
   * Department, role, person, outsider or name.
   */
  to?: string;
  state?: 'issued' | 'delivered' | 'received' | 'answered' | 'void';
  /**
   * Which of its copies went out, in any order.
   */
  copies?: Id[];
  /**
   * By copy: who signed for it; null where nobody has.
   */
  received?: {
    [k: string]: string | null;
  };
  /**
   * By copy of a void slip: who gave it back; null where nobody has.
   */
  returned?: {
    [k: string]: string | null;
  };
  /**
   * Its own fields, by id; null where nothing stands there.
   */
  values?: {
    [k: string]: unknown;
  };
}
export interface SeesExpect {
  [k: string]: boolean;
}
/**
 * scenarios/cast.json (travels with the rule set) and demo/cast.json (an example, never exported): people and parameter values.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "cast".
 */
export interface Cast {
  note?: Text;
  organization?: Text;
  /**
   * @minItems 1
   */
  people: Person[];
  params: {
    [k: string]: unknown;
  };
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "person".
 */
export interface Person {
  id: Id;
  name: Text;
  departments: Id[];
  roles: Id[];
  supervisor?: Id;
  /**
   * Departments of which the person is the head.
   */
  heads?: Id[];
  away?: Away;
}
/**
 * On these days (local, both included) tasks and approvals go to the substitute as well.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "away".
 */
export interface Away {
  from: string;
  until: string;
  substitute: Id;
}
/**
 * calendars/*.json: who works when: weekly hours with breaks, announced holidays, shifted working days, local days.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "calendar".
 */
export interface CalendarFile {
  id: string;
  title: Text;
  /**
   * IANA time zone.
   */
  zone: string;
  week: Week;
  shiftedHours?: Hours;
  /**
   * @maxItems 200
   */
  years: CalendarYear[];
  /**
   * Days of this organization or place; they win over the announced ones. Half days are local days with fewer hours.
   *
   * @maxItems 500
   */
  localDays?: LocalDay[];
}
/**
 * Hours by ISO weekday, 1 = Monday; a day without hours is a rest day.
 */
export interface Week {
  '1': Hours;
  '2': Hours;
  '3': Hours;
  '4': Hours;
  '5': Hours;
  '6': Hours;
  '7': Hours;
}
/**
 * One announced year; its first and last days may lie in the neighbouring years, as the notice says.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "year".
 */
export interface CalendarYear {
  year: number;
  announcement: Announcement;
  /**
   * @maxItems 20
   */
  amendments?: Announcement[];
  /**
   * @maxItems 50
   */
  holidays: Holiday[];
  /**
   * Rest days of the week that are worked (shifted working days).
   *
   * @maxItems 100
   */
  workdays: DateText[];
}
/**
 * The notice that a year's days come from, in its own words.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "announcement".
 */
export interface Announcement {
  title: string;
  number: string;
  date: DateText;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "holiday".
 */
export interface Holiday {
  id: Id;
  title: Text;
  days: Days;
}
/**
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "localDay".
 */
export interface LocalDay {
  id: Id;
  title: Text;
  days: Days;
  hours: Hours;
}
/**
 * Words that several files of a rule set share.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "common".
 */
export interface Common {
  [k: string]: unknown;
}
/**
 * docket.json in the zip in which a rule set travels: what is in it, where it comes from.
 *
 * This interface was referenced by `RuleSet`'s JSON-Schema
 * via the `definition` "package".
 */
export interface PackageManifest {
  /**
   * Format of the package.
   */
  package: 1;
  /**
   * Language format that the rule set needs.
   */
  format: number;
  id: string;
  version: string;
  title: Text;
  licence?: string;
  derivedFrom?: Origin;
  fingerprint: Hash;
  /**
   * SHA-256 of each file by its path.
   */
  files: {
    [k: string]: Hash;
  };
}
