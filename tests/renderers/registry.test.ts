import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/json/json-value.ts';
import { delimiterStyles } from '../../src/record/delimiter-styles.ts';
import { SECTIONS, type Style } from '../../src/record/style.ts';
import openai from '../../src/renderers/openai/index.ts';
import promptCompletion from '../../src/renderers/prompt-completion/index.ts';
import { renderers } from '../../src/renderers/registry.ts';
import type { Example } from '../../src/renderers/renderer.ts';
import unified from '../../src/renderers/unified/index.ts';
import { unifiedRecord } from '../arbitraries/unified-record.ts';
import { describeRenderer, prettyJson } from '../contracts/describe-renderer.ts';
import { context, syntaxIds } from './syntax-context.ts';

const METADATA = ['parent_id', 'seed', 'lineage'];

const style: fc.Arbitrary<Partial<Style>> = fc.record(
  {
    delimiters: fc.constantFrom(...delimiterStyles.map(({ id }) => id)),
    section_order: fc.shuffledSubarray([...SECTIONS], { minLength: SECTIONS.length }),
    syntax: fc.constantFrom(...syntaxIds),
    format_instruction: fc.nat({ max: 20 }),
  },
  { requiredKeys: ['syntax'] },
);

/** Prompt and completion as they are, and the other fields. */
function promptAndCompletion(example: Example): string {
  const { prompt, completion, ...others } = example;
  return `${prettyJson(others as JsonObject)}
----- prompt -----
${String(prompt)}
----- completion -----
${String(completion)}
-----
`;
}

const pretty = (example: Example): string => `${prettyJson(example)}\n`;

const suites = {
  openai: () => {
    describeRenderer(openai, {
      options: { arguments: 'string', metadata: true },
      variants: [{ arguments: 'object', metadata: false }],
      context,
      golden: pretty,
      metadata: METADATA,
    });
  },
  'prompt-completion': () => {
    describeRenderer(promptCompletion, {
      options: { escapeMarkers: false },
      variants: [{ escapeMarkers: true }],
      context,
      golden: promptAndCompletion,
      metadata: METADATA,
      records: unifiedRecord({ style, endsInAssistant: true }),
    });
  },
  unified: () => {
    describeRenderer(unified, { options: {}, context, golden: pretty, metadata: [] });
  },
};

for (const suite of Object.values(suites)) suite();

test('every layout of the registry keeps the laws and is what its entry says', async () => {
  expect(Object.keys(suites)).toEqual(Object.keys(renderers));
  for (const [id, entry] of Object.entries(renderers)) {
    const renderer = await entry.load();
    expect(renderer.id).toBe(id);
    expect(renderer.title).toBe(entry.title);
  }
});
