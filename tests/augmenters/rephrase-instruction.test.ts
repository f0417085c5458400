import { describe, expect, it } from 'vitest';
import { augmentRecord } from '../../src/augmenters/apply-augmenters.ts';
import { bankSource } from '../../src/augmenters/rephrase-instruction/bank-source.ts';
import { instructionBank } from '../../src/augmenters/rephrase-instruction/bank/bank.ts';
import { silentInstructions } from '../../src/augmenters/rephrase-instruction/bank/silent.ts';
import { createRephraseInstruction } from '../../src/augmenters/rephrase-instruction/create.ts';
import type { InstructionSource } from '../../src/augmenters/rephrase-instruction/instruction.ts';
import { isBoilerplate } from '../../src/augmenters/rephrase-instruction/is-boilerplate.ts';
import { Random } from '../../src/random/random.ts';
import { assistant, user } from '../../src/record/build.ts';
import { styleOf } from '../../src/record/style.ts';
import { loadPlan } from './load-plan.ts';
import { sampleRecord } from './sample-record.ts';

const POLICY = 'You are an agent of an airline. Refunds are only made within 24 hours of the booking.';

describe('the bank of task instructions', () => {
  it('holds at least forty, each with an id and a text of its own', () => {
    expect(instructionBank.length).toBeGreaterThanOrEqual(40);
    expect(new Set(instructionBank.map(({ id }) => id)).size).toBe(instructionBank.length);
    expect(new Set(instructionBank.map(({ text }) => text)).size).toBe(instructionBank.length);
  });

  it.each(instructionBank)('says all that it should ($id)', ({ text }) => {
    expect(text).toMatch(/tool|function/i);
    expect(text).toMatch(/several|multiple|more than one|as many|many|any number|all/i);
    expect(text).toMatch(/typ(e|ed)\b|types/i);
    expect(text).toMatch(/missing|know more|left out|lacks?\b|not enough/i);
    expect(text).toMatch(
      /no (tool|function|match|definition|suitable|call)|none|nothing|not (cover|suit)|lies beyond|outside|insufficient|impossible|absence|not fit/i,
    );
  });

  it.each(instructionBank)('names no format, no delimiter and no place of the tools ($id)', ({ text }) => {
    expect(text).not.toMatch(
      /json|yaml|xml|python|markdown|\bformats?\b|bracket|\btags?\b|code block|section/i,
    );
    expect(text).not.toMatch(/\b(above|below|following|follows|listed|preceding|next)\b/i);
    expect(text).not.toMatch(/[[\]{}<>#=`|]/);
    expect(text).not.toMatch(/\n\n|^\s|\s$/);
  });

  it('asks for no words where the target says nothing', () => {
    const silent = { ...sampleRecord(), messages: [user('Fly me to the moon.'), assistant()] };
    const source = bankSource(instructionBank.map(({ id }) => id));
    for (let seed = 0; seed < 50; seed += 1) {
      expect(silentInstructions).toContain(source.pick(new Random(String(seed)), silent));
      expect(instructionBank).toContain(source.pick(new Random(String(seed)), sampleRecord()));
    }
    for (const { text } of silentInstructions)
      expect(text).not.toMatch(/\b(say|tell|explain|state|report|point out)\b/i);
  });

  it('is varied in length and shape', () => {
    const lengths = instructionBank.map(({ text }) => text.length);
    expect(Math.max(...lengths)).toBeGreaterThan(3 * Math.min(...lengths));
    expect(instructionBank.filter(({ text }) => text.includes('\n')).length).toBeGreaterThan(3);
  });
});

describe('rephrase-instruction', () => {
  it('chooses an instruction where there is none, and a wording of the format instruction', async () => {
    const plan = await loadPlan(['rephrase-instruction']);
    const texts = new Set<string | null>();
    const wordings = new Set<number>();
    for (let seed = 0; seed < 500; seed += 1) {
      const sample = augmentRecord(sampleRecord(), plan, { seed: String(seed), variant: 1 });
      texts.add(sample.task_instruction);
      wordings.add(styleOf(sample).format_instruction % 5);
    }
    expect(texts.size).toBe(instructionBank.length);
    expect(wordings.size).toBe(5);
  });

  it('replaces boilerplate and keeps it in the detail', async () => {
    const plan = await loadPlan(['rephrase-instruction']);
    const before = 'You are a function calling AI model.';
    const sample = augmentRecord(sampleRecord({ task_instruction: before }), plan, { seed: '1', variant: 1 });
    expect(sample.task_instruction).not.toBe(before);
    expect(sample.lineage?.[0]?.detail).toMatchObject({ before });
  });

  it('keeps a system prompt that is part of the task', async () => {
    const plan = await loadPlan(['rephrase-instruction']);
    const sample = augmentRecord(sampleRecord({ task_instruction: POLICY }), plan, { seed: '1', variant: 1 });
    expect(sample.task_instruction).toBe(POLICY);
    expect(Object.keys(sample.lineage?.[0]?.detail ?? {})).toEqual(['style']);
  });

  it('gives no tool-use instruction to a record without tools', async () => {
    const plan = await loadPlan(['rephrase-instruction']);
    for (const tools of [null, []]) {
      const sample = augmentRecord(sampleRecord({ tools }), plan, { seed: '1', variant: 1 });
      expect(sample.task_instruction).toBeNull();
    }
  });

  it('does nothing where there is nothing to choose', async () => {
    const plan = await loadPlan(['rephrase-instruction'], {
      'rephrase-instruction': { format_instruction: false },
    });
    const record = sampleRecord({ task_instruction: POLICY });
    expect(augmentRecord(record, plan, { seed: '1', variant: 1 })).toBe(record);
  });

  it('keeps to the instructions that the option names', async () => {
    const plan = await loadPlan(['rephrase-instruction'], {
      'rephrase-instruction': { instructions: ['brief-1'] },
    });
    const sample = augmentRecord(sampleRecord(), plan, { seed: '1', variant: 1 });
    expect(sample.lineage?.[0]?.detail).toMatchObject({ instruction: 'brief-1', before: null });
  });

  it('takes instructions from a source of one’s own', () => {
    const source: InstructionSource = {
      id: 'mine',
      pick: (_, record) => ({ id: 'mine-1', text: `Answer with one of ${record.tools?.length ?? 0} tools.` }),
    };
    const augmenter = createRephraseInstruction(source, 'my-instructions');
    const plan = [{ augmenter, options: augmenter.options.parse({}) }];
    const sample = augmentRecord(sampleRecord(), plan, { seed: '1', variant: 1 });
    expect(sample.task_instruction).toBe('Answer with one of 3 tools.');
    expect(sample.lineage?.[0]).toMatchObject({ op: 'my-instructions', detail: { instruction: 'mine-1' } });
  });
});

describe('isBoilerplate', () => {
  it.each([
    '',
    'You are a helpful assistant.',
    'SYSTEM: You are a helpful assistant with access to the following functions. Use them if required -\n',
    'You are an expert in composing functions. You are given a question and a set of possible functions. \nBased on the question, you will need to make one or more function/tool calls to achieve the purpose. \nIf none of the function can be used, point it out.\nShould you decide to return the function call(s). \nPut it in the format of [func1(params_name=params_value, params_name2=params_value2...), func2(params)]\n\nNO other text MUST be included. \n',
    "You are a function calling AI model. You are provided with function signatures within <tools></tools> XML tags. You may call one or more functions to assist with the user query. Don't make assumptions about what values to plug into functions. Here are the available tools: <tools> </tools>",
    'You are a tool calling assistant. Your specific tasks are:\n1. Make one or more function/tool calls to meet the request based on the question.',
  ])('knows generic prompts: %j', (text) => {
    expect(isBoilerplate(text)).toBe(true);
  });

  it.each([
    POLICY,
    `You are a helpful assistant. ${POLICY}`,
    'You are a helpful assistant. The date is 2024-05-15.',
    'You are a helpful assistant. 今日は2024年です。',
    'You are a helpful assistant for dentists.',
    'You are a helpful assistants.',
    '1',
    'x'.repeat(5000),
  ])('keeps prompts that say anything else: %j', (text) => {
    expect(isBoilerplate(text)).toBe(false);
  });
});
