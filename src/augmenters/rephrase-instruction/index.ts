import { createRephraseInstruction } from './create.ts';

export default createRephraseInstruction();
