/**
 * The same JSON with the first character of each marker inside it written as a \u escape (`\u003c/tool_call>`), so
 * that parsers that search for markers without reading strings are not misled. No marker of ours can stand in JSON
 * outside of a string.
 */
export function escapeMarkers(json: string, markers: readonly string[]): string {
  let text = json;
  for (const marker of markers) {
    if (text.includes(marker)) text = text.replaceAll(marker, escaped(marker));
  }
  return text;
}

function escaped(marker: string): string {
  return `\\u${marker.charCodeAt(0).toString(16).padStart(4, '0')}${marker.slice(1)}`;
}
