import hermes from '../../src/converters/hermes/index.ts';
import { describeConverter } from '../contracts/describe-converter.ts';

describeConverter(hermes);
