import converter from '../../src/converters/rlla/index.ts';
import { describeConverter } from '../contracts/describe-converter.ts';

describeConverter(converter);
