import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { augmentRecord, augmentVariants, undoAugmentations } from '../../src/augmenters/apply-augmenters.ts';
import { fingerprintOf } from '../../src/augmenters/fingerprint.ts';
import { printJson } from '../../src/json/print-json.ts';
import { UnifiedRecordSchema } from '../../src/record/schema.ts';
import { styleOf } from '../../src/record/style.ts';
import { unifiedRecord } from '../arbitraries/unified-record.ts';
import { deepFreeze } from '../contracts/deep-freeze.ts';
import { ALL_OPS, loadPlan, lookupIn } from './load-plan.ts';
import { sampleRecord } from './sample-record.ts';

const plan = await loadPlan();
const lookup = lookupIn(plan);

describe('augmentRecord', () => {
  it('names the parent, the operations, their choices and the seed', () => {
    const sample = augmentRecord(sampleRecord(), plan, { seed: '42', variant: 3 });
    expect(sample.id).toBe('demo/1~3');
    expect(sample.lineage?.map(({ op }) => op)).toEqual(ALL_OPS);
    for (const step of sample.lineage ?? []) {
      expect(step).toMatchObject({ seed: '42', parent_id: 'demo/1', version: 1 });
    }
    expect(styleOf(sample)).not.toEqual(styleOf(sampleRecord()));
    expect(UnifiedRecordSchema.safeParse(sample).success).toBe(true);
  });

  it('gives these choices for this seed, for ever', () => {
    const sample = augmentRecord(sampleRecord(), plan, { seed: '42', variant: 1 });
    expect(sample.lineage?.map(({ op, detail }) => [op, detail])).toMatchSnapshot();
    expect(printJson(sample.messages[1])).toMatchSnapshot();
  });

  it('gives the same sample whatever other records and operations were drawn before', () => {
    const options = { seed: '42', variant: 1 };
    const first = augmentRecord(sampleRecord(), plan, options);
    augmentRecord(sampleRecord({ id: 'demo/2' }), plan, options);
    expect(printJson(augmentRecord(sampleRecord(), plan, options))).toBe(printJson(first));
    const [tools] = plan;
    const alone = augmentRecord(sampleRecord(), tools === undefined ? [] : [tools], options);
    expect(alone.lineage).toEqual(first.lineage?.slice(0, 1));
  });

  it('gives other samples for another seed, another variant and another record', () => {
    const shown = [
      augmentRecord(sampleRecord(), plan, { seed: '42', variant: 1 }),
      augmentRecord(sampleRecord(), plan, { seed: '43', variant: 1 }),
      augmentRecord(sampleRecord(), plan, { seed: '42', variant: 2 }),
      augmentRecord(sampleRecord({ id: 'demo/2' }), plan, { seed: '42', variant: 1 }),
    ].map((sample) => fingerprintOf(sample));
    expect(new Set(shown).size).toBe(4);
  });

  it('gives the record itself where no operation does anything', async () => {
    const idle = await loadPlan(ALL_OPS, Object.fromEntries(ALL_OPS.map((id) => [id, { probability: 0 }])));
    const record = sampleRecord();
    expect(augmentRecord(record, idle, { seed: '42', variant: 1 })).toBe(record);
  });

  it('applies an operation as often as its probability says', async () => {
    const often = await loadPlan(['output-format'], { 'output-format': { probability: 0.3 } });
    let applied = 0;
    for (let row = 0; row < 2000; row += 1) {
      const record = sampleRecord({ id: `demo/${row}` });
      if (augmentRecord(record, often, { seed: '1', variant: 1 }) !== record) applied += 1;
    }
    expect(Math.abs(applied - 600)).toBeLessThan(80);
  });
});

describe('undoAugmentations', () => {
  property.prop([
    unifiedRecord({ style: fc.constant({ delimiters: 'xml-tag' }) }),
    fc.string({ maxLength: 4 }),
    fc.shuffledSubarray(ALL_OPS),
  ])('gives the parent back, down to the order of keys', (record, seed, ops) => {
    const chosen = plan.filter(({ augmenter }) => ops.includes(augmenter.id));
    const parent = deepFreeze(record);
    const sample = augmentRecord(parent, chosen, { seed, variant: 1 });
    if (sample === parent) return;
    const undone = undoAugmentations(deepFreeze(sample), lookup);
    expect(undone.ok && printJson(undone.value)).toBe(printJson(record));
  });

  it('undoes one augmentation at a time', () => {
    const record = sampleRecord();
    const once = augmentRecord(record, plan, { seed: '1', variant: 2 });
    const twice = augmentRecord(once, plan, { seed: '1', variant: 1 });
    expect(twice.id).toBe('demo/1~2~1');
    const undone = undoAugmentations(twice, lookup);
    expect(undone.ok && printJson(undone.value)).toBe(printJson(once));
  });

  it('says why a record cannot be undone', () => {
    const sample = augmentRecord(sampleRecord(), plan, { seed: '42', variant: 1 });
    const reasonFor = (record: typeof sample, known = lookup): string => {
      const undone = undoAugmentations(record, known);
      return undone.ok ? 'undone' : undone.error.message;
    };
    const newer = [{ op: 'shuffle-tools', version: 99, seed: '1', parent_id: 'p', detail: {} }];
    expect(reasonFor(sampleRecord())).toBe('it has no lineage');
    expect(reasonFor(sample, () => undefined)).toBe('the operation "output-format" has no inverse');
    expect(reasonFor({ ...sample, lineage: newer })).toContain('newer version');
    expect(reasonFor({ ...sample, messages: [] })).toBe(
      'the detail of "shuffle-parameters" does not fit the record',
    );
  });

  const broken: readonly (readonly [string, object])[] = [
    ['shuffle-tools', { order: [0, 0, 1] }],
    ['shuffle-tools', { order: [0, 1] }],
    ['shuffle-tools', { order: 'abc' }],
    ['shuffle-tools', {}],
    ['shuffle-parameters', { tool_keys: [], parameters: [], arguments: [99] }],
    ['shuffle-parameters', { tool_keys: [], parameters: [1.5], arguments: [] }],
    ['shuffle-parameters', { tool_keys: [0, 0, 0, 1], parameters: [], arguments: [] }],
    ['shuffle-parameters', { tool_keys: [[0, 0, 1]], parameters: [], arguments: [] }],
    ['shuffle-parameters', { tool_keys: {}, parameters: [], arguments: [] }],
    ['rephrase-instruction', { before: 7 }],
  ];
  it.each(broken)('refuses a detail of %s that does not fit: %j', (op, detail) => {
    const step = { op, version: 1, seed: '1', parent_id: 'p', detail: detail as Record<string, never> };
    expect(undoAugmentations(sampleRecord({ lineage: [step] }), lookup).ok).toBe(false);
  });
});

describe('augmentVariants', () => {
  it('gives as many different samples as asked for, each as if it were asked for alone', () => {
    const samples = augmentVariants(sampleRecord(), plan, { seed: '42', count: 8 });
    expect(samples.map(({ id }) => id)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((variant) => `demo/1~${variant}`),
    );
    expect(new Set(samples.map((sample) => fingerprintOf(sample))).size).toBe(8);
    const fifth = augmentRecord(sampleRecord(), plan, { seed: '42', variant: 5 });
    expect(printJson(samples[4])).toBe(printJson(fifth));
  });

  it('gives fewer, and reports it, where there are not as many', async () => {
    const few = await loadPlan(['output-format']);
    const reports: unknown[] = [];
    const samples = augmentVariants(sampleRecord(), few, {
      seed: '42',
      count: 5,
      report: (code, facts) => reports.push([code, facts]),
    });
    expect(samples.map((sample) => styleOf(sample).syntax).toSorted()).toEqual(['json', 'xml', 'yaml']);
    expect(reports).toEqual([['AUGMENT_VARIANTS_EXHAUSTED', { wanted: 5, found: 3 }]]);
  });

  it('counts samples by what the layout shows, where it is told how', async () => {
    const styles = await loadPlan(['delimiters', 'output-format']);
    expect(
      augmentVariants(sampleRecord(), styles, {
        seed: '1',
        count: 3,
        fingerprint: (sample) => fingerprintOf(sample, false),
      }),
    ).toHaveLength(1);
  });

  it('does not count two tools that are the same in another order as another sample', async () => {
    const shuffle = await loadPlan(['shuffle-tools']);
    const [tool] = sampleRecord().tools ?? [];
    const record = sampleRecord({ tools: tool === undefined ? [] : [tool, tool] });
    expect(augmentVariants(record, shuffle, { seed: '1', count: 2 })).toHaveLength(1);
  });
});
