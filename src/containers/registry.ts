import type { Container } from './container.ts';
import { JsonDocumentReader } from './json-document-reader.ts';
import { JsonlReader } from './jsonl-reader.ts';
import { probeJson } from './probe.ts';

/** Every container, by id. */
export const containers = {
  json: {
    title: 'JSON: an array of rows, an object that holds it, one object, or several values in sequence',
    extensions: ['.json'],
    probe: (head) => (probeJson(head) === 'document' ? 90 : 0),
    createReader: (context) => new JsonDocumentReader(context),
  },
  jsonl: {
    title: 'JSON Lines: one row a line',
    extensions: ['.jsonl', '.ndjson'],
    probe: (head) => (probeJson(head) === 'lines' ? 90 : 0),
    createReader: (context) => new JsonlReader(context),
  },
} as const satisfies Readonly<Record<string, Container>>;

export type ContainerId = keyof typeof containers;
