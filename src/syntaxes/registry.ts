import type { Syntax } from './syntax.ts';

/** A syntax in the table: what it is called, and how its code is loaded when it is needed. */
export interface SyntaxEntry {
  readonly title: string;
  readonly load: () => Promise<Syntax>;
}

/** Every built-in syntax: one line each, sorted by id. */
export const syntaxes = {
  hermes: {
    title: '<tool_call> blocks of JSON (Hermes, Qwen2.5, Qwen3)',
    load: async () => (await import('./hermes/index.ts')).default,
  },
  json: { title: 'JSON list of calls (xLAM)', load: async () => (await import('./json/index.ts')).default },
  'json-object': {
    title: 'JSON object with thought and tool_calls (xLAM-1)',
    load: async () => (await import('./json-object/index.ts')).default,
  },
  mistral: {
    title: '[TOOL_CALLS] and a JSON list (Mistral v2, v3, v7)',
    load: async () => (await import('./mistral/index.ts')).default,
  },
  'plain-text': {
    title: 'English sentences with quoted names',
    load: async () => (await import('./plain-text/index.ts')).default,
  },
  python: {
    title: 'Python call list (ToolACE, BFCL, Llama 3.2 and 4)',
    load: async () => (await import('./python/index.ts')).default,
  },
  'tool-n1': {
    title: '<think> and a JSON list in <tool_call> (Tool-N1)',
    load: async () => (await import('./tool-n1/index.ts')).default,
  },
  toolrl: {
    title: '<think>, <tool_call> of JSON lines, <response> (ToolRL)',
    load: async () => (await import('./toolrl/index.ts')).default,
  },
  xml: { title: 'XML with typed arguments', load: async () => (await import('./xml/index.ts')).default },
  yaml: { title: 'YAML list of calls', load: async () => (await import('./yaml/index.ts')).default },
} as const satisfies Readonly<Record<string, SyntaxEntry>>;

export type SyntaxId = keyof typeof syntaxes;
