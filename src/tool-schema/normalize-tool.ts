import type { Report } from '../diagnostics/diagnostic.ts';
import type { JsonPath } from '../json/json-path.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { Tool } from '../record/schema.ts';

/**
 * One tool of any dialect → the record's tool: name, description, parameters as JSON Schema draft 2020-12.
 * `undefined` where the value is not a tool at all (reported as TOOL_SHAPE).
 */
export declare function normalizeTool(value: JsonValue, report: Report, path?: JsonPath): Tool | undefined;
