import { describe, expect, it } from 'vitest';
import { augmentRecord } from '../../src/augmenters/apply-augmenters.ts';
import { delimiterStyles } from '../../src/record/delimiter-styles.ts';
import { SECTIONS, type Style, styleOf } from '../../src/record/style.ts';
import { loadPlan } from './load-plan.ts';
import { sampleRecord } from './sample-record.ts';

async function stylesOf(op: string, options: object, count: number): Promise<readonly Style[]> {
  const plan = await loadPlan([op], { [op]: options });
  return Array.from({ length: count }, (_, seed) => {
    const record = sampleRecord();
    const sample = augmentRecord(record, plan, { seed: String(seed), variant: 1 });
    expect(sample.messages).toBe(record.messages);
    expect(sample.tools).toBe(record.tools);
    return styleOf(sample);
  });
}

describe('delimiters', () => {
  it('chooses every style, and orders of all sections', async () => {
    const styles = await stylesOf('delimiters', {}, 400);
    expect(new Set(styles.map(({ delimiters }) => delimiters)).size).toBe(delimiterStyles.length);
    expect(new Set(styles.map(({ section_order }) => section_order.join())).size).toBeGreaterThan(200);
    for (const { section_order } of styles) {
      expect(section_order.toSorted()).toEqual(SECTIONS.toSorted());
    }
  });

  it('keeps to the styles and the order that the options name', async () => {
    const styles = await stylesOf(
      'delimiters',
      { styles: ['xml-tag', 'equals-banner'], section_order: 'keep' },
      30,
    );
    expect(new Set(styles.map(({ delimiters }) => delimiters))).toEqual(
      new Set(['xml-tag', 'equals-banner']),
    );
    for (const { section_order } of styles) expect(section_order).toBe(SECTIONS);
  });
});

describe('output-format', () => {
  it('chooses json, xml and yaml unless it is told otherwise', async () => {
    const styles = await stylesOf('output-format', {}, 60);
    expect(new Set(styles.map(({ syntax }) => syntax))).toEqual(new Set(['json', 'xml', 'yaml']));
  });

  it('chooses among the syntaxes of its option, each as likely', async () => {
    const styles = await stylesOf('output-format', { syntaxes: ['hermes', 'python'] }, 400);
    const hermes = styles.filter(({ syntax }) => syntax === 'hermes').length;
    expect(Math.abs(hermes - 200)).toBeLessThan(50);
  });
});

describe('shuffle-tools', () => {
  it('reaches every order and does nothing to fewer than two tools', async () => {
    const plan = await loadPlan(['shuffle-tools']);
    const orders = Array.from({ length: 100 }, (_, seed) => {
      const sample = augmentRecord(sampleRecord(), plan, { seed: String(seed), variant: 1 });
      return sample.tools?.map(({ name }) => name).join();
    });
    expect(new Set(orders).size).toBe(6);
    for (const tools of [null, [], (sampleRecord().tools ?? []).slice(0, 1)]) {
      const record = sampleRecord({ tools });
      expect(augmentRecord(record, plan, { seed: '1', variant: 1 })).toBe(record);
    }
  });
});
