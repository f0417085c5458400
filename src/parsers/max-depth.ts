/** Nesting deeper than this is refused everywhere: no format needs it, and recursion stays bounded. */
export const MAX_DEPTH = 512;
