import openaiChat from '../../src/converters/openai-chat/index.ts';
import { describeConverter } from '../contracts/describe-converter.ts';

describeConverter(openaiChat);
