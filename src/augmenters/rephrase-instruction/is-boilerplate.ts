import { boilerplateSentences } from './known-boilerplate.ts';

/** Longer texts are not generic; also bounds the work for hostile ones. */
const MAX_LENGTH = 4000;

/** Longest first, so that no sentence hides a longer one that begins like it. */
const sentences: readonly string[] = boilerplateSentences
  .map((sentence) => `${sentence} `)
  .sort((a, b) => b.length - a.length);

// The rows of a source repeat one prompt; remembering the last one makes the question free for them.
let lastAsked = { text: '', answer: true };

/**
 * Is this system prompt generic from its first to its last word: nothing but known sentences that say "answer with the
 * tools"? A prompt with anything of its own in it, a policy, a date, a name, is not, and must be kept.
 */
export function isBoilerplate(text: string): boolean {
  if (text !== lastAsked.text) lastAsked = { text, answer: holdsKnownSentencesOnly(text) };
  return lastAsked.answer;
}

function holdsKnownSentencesOnly(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const words = `${text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;
  let at = words === ' ' ? 1 : 0;
  while (at < words.length) {
    const known = sentences.find((sentence) => words.startsWith(sentence, at));
    if (known === undefined) return false;
    at += known.length;
  }
  return true;
}
