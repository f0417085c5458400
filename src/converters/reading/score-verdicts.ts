/** What one row says of a format that plain chats are written in too: surely this format, perhaps, or not. */
export type Verdict = 'certain' | 'plain' | 'foreign';

const PLAIN_CHAT = 60;
const OTHER_FORMAT = 20;

/** A probe's score: `certain` if any row is, that of a plain chat if none is, low if most rows are of other formats. */
export function scoreVerdicts(verdicts: readonly Verdict[], certain: number): number {
  const foreign = verdicts.filter((verdict) => verdict === 'foreign').length;
  if (foreign === verdicts.length) return 0;
  if (foreign * 2 > verdicts.length) return OTHER_FORMAT;
  return verdicts.includes('certain') ? certain : PLAIN_CHAT;
}
