import { refuse } from '../record/turn.ts';

/**
 * The refusal of a record that has no assistant turn to train on. The one value, compared by identity: the pipeline
 * reports it as `RENDER_NO_TARGET`, every other refusal as `RENDER_REFUSED`.
 */
export const NO_TARGET = refuse('it has no assistant turn to train on');
