import type { RenderContext } from '../../src/renderers/renderer.ts';
import { syntaxes } from '../../src/syntaxes/registry.ts';

const members = await Promise.all(Object.values(syntaxes).map(({ load }) => load()));
const byId = new Map(members.map((syntax) => [syntax.id, syntax]));

/** The ids of all syntaxes. */
export const syntaxIds: readonly string[] = [...byId.keys()];

/** A context with all syntaxes. */
export const context: RenderContext = { seed: '42', syntax: (id) => byId.get(id) };
