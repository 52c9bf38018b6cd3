/** DMN elements as dmn-moddle hands them over, as far as they are read here. */

export interface Element {
  $type: string;
  $parent?: Element;
  id?: string;
  label?: string;
  name?: string;
  description?: string;
  extensionElements?: { values?: Element[] };
  language?: string;
  text?: string;
  list?: string;
}

export interface Expression extends Element {
  typeRef?: string;
  expressionLanguage?: string;
}

export interface ItemDefinition extends Element {
  typeRef?: string;
  allowedValues?: Expression;
  itemComponent?: Element[];
  isCollection?: boolean;
}

/** docket's own attributes; moddle leaves their prefix away. */
interface Own {
  type?: string;
  choice?: string;
}

export interface InputClause extends Element, Own {
  inputExpression?: Expression;
  inputValues?: Expression;
}

export interface OutputClause extends Element, Own {
  typeRef?: string;
  outputValues?: Expression;
  defaultOutputEntry?: Expression;
}

export interface Rule extends Element {
  inputEntry?: Expression[];
  outputEntry?: Expression[];
  annotationEntry?: Element[];
}

export interface TableLogic extends Element {
  hitPolicy?: string;
  aggregation?: string;
  complete?: string;
  annotation?: Element[];
  input?: InputClause[];
  output?: OutputClause[];
  rule?: Rule[];
}

export interface Decision extends Element {
  variable?: { name?: string };
  decisionLogic?: Expression & TableLogic;
  informationRequirement?: { requiredDecision?: { href?: string } }[];
}

export interface Definitions extends Element {
  expressionLanguage?: string;
  import?: Element[];
  itemDefinition?: ItemDefinition[];
  drgElement?: Element[];
}

/** The place of an element: its id, or that of the nearest one around it that has one. */
export const placeOf = (element: Element | undefined): string => {
  let at = element;
  while (at && !at.id) at = at.$parent;
  return at?.id ?? '';
};
