/** Fields of which at least one has to be filled: where none is, that is one error and not one for each. */

interface SchemaError {
  keyword: string;
  instancePath: string;
  schemaPath?: string;
  params: Record<string, unknown>;
}

/** Keyword of the one error; params {missingProperty: the first of them, names: all}. */
export const ANY_REQUIRED = 'anyRequired';

const alternative = /^(.*\/anyOf)\/\d+\/required$/;

/** Which alternatives lack their field, in which data; undefined of other errors. */
function lacking({ schemaPath = '', instancePath }: SchemaError): string | undefined {
  const [, place] = alternative.exec(schemaPath) ?? [];
  return place && `${instancePath} ${place}`;
}

/** Errors of alternatives as one, at the first of them. */
export function gathered<E extends SchemaError>(errors: readonly E[]): E[] {
  const names = new Map<string, unknown[]>();
  for (const error of errors) {
    const place = lacking(error);
    if (place) names.set(place, [...(names.get(place) ?? []), error.params.missingProperty]);
  }
  return errors.flatMap((error) => {
    const place = lacking(error);
    const all = names.get(place ?? '');
    if (!all) return [error];
    const first = error.params.missingProperty === all[0];
    return first ? [{ ...error, keyword: ANY_REQUIRED, params: { ...error.params, names: all } }] : [];
  });
}
