/**
 * The door of the exchange room: decision tables to and from DMN files (OMG DMN 1.3; read: 1.2 to 1.5).
 *
 * Ids become XML ids (`<table>`, `<table>_row_<row>`), titles become labels and, in several languages,
 * `docket:title` elements; clauses become `docket:clause` elements. Choices, departments and roles are strings in
 * DMN; `docket:type` says what they were. A length is a FEEL string, see `literals.ts`: "workingDays:5 soft".
 */
export { exportDmn } from './export.ts';
export { type ImportedModel, importDmn } from './import.ts';
