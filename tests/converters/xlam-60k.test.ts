import converter from '../../src/converters/xlam-60k/index.ts';
import { describeConverter } from '../contracts/describe-converter.ts';

describeConverter(converter);
