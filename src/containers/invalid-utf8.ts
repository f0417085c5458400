import { isUtf8 } from 'node:buffer';

const STEP_BYTES = 4096;
const LONGEST_CHARACTER = 4;

/** The place of the first byte that does not belong to valid UTF-8; the length when all of it is valid. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let start = 0;
  while (start < bytes.length) {
    const end = characterStart(bytes, start + STEP_BYTES);
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end;
  }
  while (start < bytes.length) {
    const size = characterSize(bytes, start);
    if (size === 0) return start;
    start += size;
  }
  return bytes.length;
}

/** The start of the character that holds this byte, so that a valid text is not cut inside one. */
function characterStart(bytes: Uint8Array, at: number): number {
  if (at >= bytes.length) return bytes.length;
  let start = at;
  while (at - start < LONGEST_CHARACTER - 1 && ((bytes[start] as number) & 0xc0) === 0x80) start -= 1;
  return start;
}

/** 0 when no valid character starts here. */
function characterSize(bytes: Uint8Array, at: number): number {
  for (let size = 1; size <= LONGEST_CHARACTER && at + size <= bytes.length; size += 1) {
    if (isUtf8(bytes.subarray(at, at + size))) return size;
  }
  return 0;
}
