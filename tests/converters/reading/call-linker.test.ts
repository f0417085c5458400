import { describe, expect, test } from 'vitest';
import { CallLinker } from '../../../src/converters/reading/call-linker.ts';

const silent = (): void => undefined;

describe('CallLinker', () => {
  test('keeps the ids of the source and counts where there are none', () => {
    const linker = new CallLinker(silent);
    expect(linker.call('f', {}, { sourceId: 'x' }).id).toBe('x');
    expect(linker.call('f', {}).id).toBe('call_2');
  });

  test('gives a used id an id of its own, and links results to the latest open call of that id', () => {
    const codes: string[] = [];
    const linker = new CallLinker((code) => codes.push(code));
    linker.call('f', {}, { sourceId: 'x' });
    linker.assistantTurn();
    const second = linker.call('f', {}, { sourceId: 'x', extras: { index: 1 } });
    expect(second).toMatchObject({ id: 'call_2', extras: { id: 'x', index: 1 } });
    expect(linker.result('1', { sourceId: 'x' }).call_id).toBe('call_2');
    expect(linker.result('2', { sourceId: 'x' }).call_id).toBe('x');
    expect(linker.result('3', { sourceId: 'x' })).toMatchObject({
      call_id: null,
      extras: { tool_call_id: 'x' },
    });
    expect(codes).toEqual(['CALL_ID_REUSED']);
  });

  test('links the results of parallel calls that share an id by name, then by order', () => {
    const linker = new CallLinker(silent);
    for (const name of ['first', 'second', 'second']) linker.call(name, {}, { sourceId: 'x' });
    expect(linker.result('b', { sourceId: 'x', name: 'second' }).call_id).toBe('call_2');
    expect(linker.result('a', { sourceId: 'x' }).call_id).toBe('x');
    expect(linker.result('c', { sourceId: 'x', name: 'unknown' }).call_id).toBe('call_3');
  });

  test('links thousands of results in no time', () => {
    const linker = new CallLinker(silent);
    for (let index = 0; index < 50_000; index += 1) linker.call('f', {}, { sourceId: `id-${index}` });
    for (let index = 0; index < 50_000; index += 1) {
      expect(linker.result('', { sourceId: `id-${index}` }).call_id === `id-${index}` || index).toBe(true);
    }
  });

  test('does not let the branches of a fork answer each other', () => {
    const linker = new CallLinker(silent);
    linker.call('f', {});
    const [chosen, rejected] = [linker.fork(), linker.fork()];
    expect(chosen.call('g', {}).id).toBe('call_2');
    expect(chosen.result('1').call_id).toBe('call_1');
    expect(rejected.result('1').call_id).toBe('call_1');
    expect(rejected.result('2').call_id).toBeNull();
  });

  test('leaves calls without ids unanswered once the user speaks', () => {
    const linker = new CallLinker(silent);
    linker.call('f', {});
    linker.call('g', {}, { sourceId: 'x' });
    linker.userTurn();
    expect(linker.result('late').call_id).toBe('x');
    expect(linker.result('later').call_id).toBeNull();
  });
});
