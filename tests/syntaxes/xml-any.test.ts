import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalJson } from '../../src/json/equal-json.ts';
import { isRefusal } from '../../src/record/turn.ts';
import xml from '../../src/syntaxes/xml/index.ts';
import { readAnyXml } from '../../src/syntaxes/xml/read-any-xml.ts';
import { turnArbitrary } from './value-classes.ts';

describe('XML in any spelling', () => {
  it('is read the same by both readers', () => {
    fc.assert(
      fc.property(turnArbitrary, ({ calls }) => {
        const text = xml.print({ calls });
        if (isRefusal(text)) return;
        expect(equalJson(readAnyXml(text), calls)).toBe(true);
      }),
    );
  });

  it.each([
    ['an entity of its own', '<tool_calls><call name="&x;"></call></tool_calls>', /unknown entity/],
    ['a reference to nothing', '<tool_calls><call name="&#0;"></call></tool_calls>', /unknown entity/],
    ['another root', '<calls></calls>', /expected one <tool_calls>/],
    ['another element', '<tool_calls><f/></tool_calls>', /<f> where <call>/],
    ['another element in a call', '<tool_calls><call name="f"><a/></call></tool_calls>', /<a> where <arg>/],
    ['text between calls', '<tool_calls>hm<call name="f"/></tool_calls>', /text in <tool_calls>/],
    ['a call without a name', '<tool_calls><call/></tool_calls>', /without the attribute "name"/],
    [
      'an argument without a type',
      '<tool_calls><call name="f"><arg name="a">1</arg></call></tool_calls>',
      /"type"/,
    ],
    [
      'markup in a value',
      '<tool_calls><call name="f"><arg name="a" type="string"><b>x</b></arg></call></tool_calls>',
      /an element in the value/,
    ],
    ['elements that do not close', '<tool_calls><call name="f"></tool_calls>', /not well-formed/],
    ['names of JavaScript', '<tool_calls><__proto__/></tool_calls>', /not readable as XML|where <call>/],
  ])('refuses %s', (_, text, message) => {
    expect(readAnyXml(text)).toMatch(message);
  });
});
