import glaive from '../../src/converters/glaive/index.ts';
import { describeConverter } from '../contracts/describe-converter.ts';

describeConverter(glaive);
