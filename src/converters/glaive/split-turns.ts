export type Speaker = 'USER' | 'ASSISTANT' | 'FUNCTION RESPONSE';

export interface GlaiveTurn {
  readonly speaker: Speaker;
  /** Without the header and without white space at the ends. */
  readonly text: string;
}

export interface GlaiveChat {
  /** What stands before the first header. */
  readonly head: string;
  readonly turns: readonly GlaiveTurn[];
}

const AFTER_BLANK_LINE = /(?:^|\n\r?\n)(USER|ASSISTANT|FUNCTION RESPONSE):/g;
const AT_LINE_START = /(?:^|\n)(USER|ASSISTANT|FUNCTION RESPONSE):/g;

/**
 * A chat as text → its turns. A header stands at the start or after a blank line; after a single line end the same
 * words are content. A text without blank lines before its headers (v1) is split at every header that starts a line.
 */
export function splitTurns(text: string): GlaiveChat {
  const turns = splitAt(text, AFTER_BLANK_LINE);
  return turns.turns.length > 1 ? turns : splitAt(text, AT_LINE_START);
}

function splitAt(text: string, header: RegExp): GlaiveChat {
  const matches = [...text.matchAll(header)];
  const turns = matches.map((match, index): GlaiveTurn => {
    const end = matches[index + 1]?.index ?? text.length;
    return { speaker: match[1] as Speaker, text: text.slice(match.index + match[0].length, end).trim() };
  });
  return { head: text.slice(0, matches[0]?.index ?? text.length).trim(), turns };
}
