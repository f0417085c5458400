import converter from '../../src/converters/toolace/index.ts';
import { describeConverter } from '../contracts/describe-converter.ts';

describeConverter(converter);
