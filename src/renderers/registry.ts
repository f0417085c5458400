import type { Renderer } from './renderer.ts';

export interface RendererEntry {
  readonly title: string;
  readonly load: () => Promise<Renderer>;
}

/** Every layout, sorted by id. A literal table: members are loaded when they are needed. */
export const renderers = {
  openai: {
    title: 'OpenAI messages and tools',
    load: async () => (await import('./openai/index.ts')).default,
  },
  'prompt-completion': {
    title: 'A text prompt and its completion',
    load: async () => (await import('./prompt-completion/index.ts')).default,
  },
  unified: {
    title: 'The unified record itself',
    load: async () => (await import('./unified/index.ts')).default,
  },
} as const satisfies Readonly<Record<string, RendererEntry>>;
