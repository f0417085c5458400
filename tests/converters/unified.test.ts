import unified from '../../src/converters/unified/index.ts';
import { describeConverter } from '../contracts/describe-converter.ts';

describeConverter(unified);
