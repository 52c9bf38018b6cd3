/** The part of dmn-moddle that is used here; the package ships no types. */
declare module 'dmn-moddle' {
  export interface ModdleElement {
    $type: string;
    $parent?: ModdleElement;
    [property: string]: unknown;
  }

  export interface Warning {
    message: string;
    element?: ModdleElement;
  }

  export interface Parsed {
    rootElement: ModdleElement;
    warnings: Warning[];
  }

  export class DmnModdle {
    constructor(packages?: Record<string, unknown>, options?: { nsMap?: Record<string, string> });
    create(type: string, properties?: Record<string, unknown>): ModdleElement;
    /** `options` become properties of moddle-xml's reader. */
    fromXML(xml: string, typeName: string, options?: Record<string, unknown>): Promise<Parsed>;
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}
