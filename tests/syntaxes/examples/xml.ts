import type { SyntaxExamples } from '../../contracts/describe-syntax.ts';
import {
  ALWAYS_DECLARED,
  KINDS,
  NONE,
  ONE,
  TEXT,
  TEXT_AND_CALL,
  THOUGHT_AND_CALL,
  TWO,
} from './shared-turns.ts';

const CALL = `<call name="get_weather">
<arg name="city" type="string">Paris</arg>
<arg name="days" type="json">3</arg>
</call>`;

export const xml: SyntaxExamples = {
  golden: [
    { title: 'one call', turn: ONE, text: `<tool_calls>\n${CALL}\n</tool_calls>` },
    {
      title: 'two calls',
      turn: TWO,
      text: `<tool_calls>\n${CALL}\n<call name="send_mail">\n<arg name="to" type="string">a@b.c</arg>\n<arg name="urgent" type="json">true</arg>\n</call>\n</tool_calls>`,
    },
    { title: 'no call', turn: NONE, text: '<tool_calls></tool_calls>' },
    { title: 'a text', turn: TEXT, text: 'TEXT' },
    {
      title: 'every kind of value',
      turn: KINDS,
      text: `<tool_calls>
<call name="f">
<arg name="text" type="string">a "b" \\ é\n&lt;&amp;&gt;</arg>
<arg name="number" type="json">1.0</arg>
<arg name="none" type="json">null</arg>
<arg name="list" type="json">[1, [], {"k": false, "e": {}}]</arg>
</call>
</tool_calls>`,
    },
    {
      title: 'characters that XML cannot hold, and line ends that its readers change',
      turn: {
        calls: [{ name: 'a"b\n', arguments: { control: '\u0001\uffff', cr: '\r\n', deep: ['\ufffe'] } }],
      },
      text: `<tool_calls>
<call name="a&quot;b&#10;">
<arg name="control" type="json">"\\u0001\\uffff"</arg>
<arg name="cr" type="string">&#13;\n</arg>
<arg name="deep" type="json">["\\ufffe"]</arg>
</call>
</tool_calls>`,
    },
  ],
  refusals: [
    { title: 'a thought', turn: THOUGHT_AND_CALL, reason: /thought, for which the syntax has no place/ },
    { title: 'text beside calls', turn: TEXT_AND_CALL, reason: /text beside calls/ },
    {
      title: 'a name that XML cannot hold',
      turn: { calls: [{ name: 'f\u0001', arguments: {} }] },
      reason: /function name with characters that XML cannot hold/,
    },
    {
      title: 'a key that XML cannot hold',
      turn: { calls: [{ name: 'f', arguments: { '\ud800': 1 } }] },
      reason: /argument name with characters that XML cannot hold/,
    },
    {
      title: 'a text that holds the element',
      turn: { text: 'see <tool_calls> here', calls: [] },
      reason: /read back as text/,
    },
  ],
  lenient: [
    { title: 'one line', text: `<tool_calls>${CALL.replaceAll('\n', '')}</tool_calls>`, turn: ONE },
    {
      title: 'indentation and CRLF',
      text: `<tool_calls>\r\n  ${CALL.replaceAll('\n', '\r\n    ')}\n</tool_calls>`,
      turn: ONE,
    },
    { title: 'a fence', text: `\`\`\`xml\n<tool_calls>\n${CALL}\n</tool_calls>\n\`\`\``, turn: ONE },
    {
      title: 'another order, single quotes, a declaration, a comment, CDATA',
      text: `<?xml version="1.0"?><!-- c --><tool_calls ><call name='get_weather'><!-- c --><arg type='string' name="city">Pa<![CDATA[ris]]></arg><arg type="json" name="days"> 3 </arg></call></tool_calls>`,
      turn: ONE,
    },
    { title: 'an empty element', text: '<tool_calls/>', turn: NONE },
    {
      title: 'references and CDATA with care',
      text: `<tool_calls><call name="&#x66;"><arg name="a" type="string">&#233;&apos;<![CDATA[&amp;<]]></arg><arg name="e" type="string"/></call></tool_calls>`,
      turn: { calls: [{ name: 'f', arguments: { a: "é'&amp;<", e: '' } }] },
    },
  ],
  broken: [
    { title: 'an element that ends early', text: '<tool_calls>\n<call name="f">', position: 28 },
    { title: 'text before the calls', text: 'Sure: <tool_calls></tool_calls>', position: 0 },
    { title: 'text after the calls', text: '<tool_calls></tool_calls> done', position: 25 },
    {
      title: 'an unknown entity',
      text: '<tool_calls><call name="f"><arg name="a" type="string">&nbsp;</arg></call></tool_calls>',
      position: 27,
    },
    {
      title: 'a value that is not JSON',
      text: '<tool_calls><call name="f"><arg name="a" type="json">Paris</arg></call></tool_calls>',
      position: 27,
    },
    {
      title: 'an argument that is given twice',
      text: '<tool_calls><call name="f"><arg name="a" type="json">1</arg><arg name="a" type="json">1</arg></call></tool_calls>',
      position: 60,
    },
    {
      title: 'a type that is not known',
      text: '<tool_calls><call name="f"><arg name="a" type="int">1</arg></call></tool_calls>',
      position: 27,
    },
    {
      title: 'a document type',
      text: '<!DOCTYPE a [<!ENTITY x "y">]><tool_calls></tool_calls>',
      position: 0,
    },
  ],
  declared: new RegExp(`${ALWAYS_DECLARED}|has no place|XML cannot hold`),
};
