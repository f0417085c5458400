import sharegpt from '../../src/converters/sharegpt/index.ts';
import { describeConverter } from '../contracts/describe-converter.ts';

describeConverter(sharegpt);
