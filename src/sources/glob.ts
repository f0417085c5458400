const WILDCARD = /[*?[{]/;

/** Does the text hold a wildcard at all? */
export function isGlob(text: string): boolean {
  return WILDCARD.test(text);
}

/** `a{b,c}d` → `abd`, `acd`; nested braces too. Text without a matching `}` or without a comma stays as it is. */
export function expandBraces(pattern: string): readonly string[] {
  for (let open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
    const parts: string[] = [];
    let depth = 1;
    let start = open + 1;
    for (let at = start; at < pattern.length; at += 1) {
      const character = pattern[at];
      if (character === '{') depth += 1;
      if (character === '}') depth -= 1;
      if ((character === ',' && depth === 1) || depth === 0) {
        parts.push(pattern.slice(start, at));
        start = at + 1;
      }
      if (depth > 0) continue;
      if (parts.length === 1) break;
      const [head, tail] = [pattern.slice(0, open), pattern.slice(start)];
      return parts.flatMap((part) => expandBraces(head + part + tail));
    }
  }
  return [pattern];
}

/**
 * Does one name (no slashes) match one pattern of `*`, `?`, `[a-z]`, `[!a-z]`? A leading dot must be written out, as
 * in a shell. Never slower than the product of the lengths: a failed match only goes back to the last `*`.
 */
export function matchName(pattern: string, name: string): boolean {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false;
  let [at, place] = [0, 0];
  let [star, starPlace] = [-1, 0];
  while (place < name.length) {
    if (pattern[at] === '*') {
      [star, starPlace] = [at, place];
      at += 1;
      continue;
    }
    const next = matchOne(pattern, at, name[place] as string);
    if (next >= 0) {
      at = next;
      place += 1;
    } else if (star >= 0) {
      starPlace += 1;
      [at, place] = [star + 1, starPlace];
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

/** The place in the pattern after the part that matches this one character, or -1. */
function matchOne(pattern: string, at: number, character: string): number {
  const expected = pattern[at];
  if (expected === '?') return at + 1;
  if (expected !== '[') return expected === character ? at + 1 : -1;
  // `]` right after the opening is a member of the class.
  const isNegated = pattern[at + 1] === '!' || pattern[at + 1] === '^';
  const first = at + (isNegated ? 2 : 1);
  const close = pattern.indexOf(']', first + 1);
  if (close < 0) return character === '[' ? at + 1 : -1;
  return isInClass(pattern.slice(first, close), character) === isNegated ? -1 : close + 1;
}

function isInClass(members: string, character: string): boolean {
  for (let at = 0; at < members.length; at += 1) {
    const low = members[at] as string;
    const high = members[at + 1] === '-' ? members[at + 2] : undefined;
    if (high === undefined) {
      if (low === character) return true;
    } else {
      if (low <= character && character <= high) return true;
      at += 2;
    }
  }
  return false;
}
