/** A file and what it would like to be called; `segments` is its absolute path, split. */
export interface Labelled {
  readonly label: string;
  readonly segments: readonly string[];
}

/**
 * Labels that are unique within the run and free of this machine's paths: where two clash, both grow by the names of
 * their parent folders until they differ. Paths must be unique.
 */
export function uniqueLabels(files: readonly Labelled[]): readonly string[] {
  const labels = files.map((file) => file.label);
  for (;;) {
    const clashes = new Map<string, number[]>();
    for (const [index, label] of labels.entries()) {
      const group = clashes.get(label);
      if (group === undefined) clashes.set(label, [index]);
      else group.push(index);
    }
    let grew = false;
    for (const group of clashes.values()) {
      if (group.length === 1) continue;
      for (const index of group) {
        const longer = grow(labels[index] as string, files[index]?.segments ?? []);
        grew ||= longer !== labels[index];
        labels[index] = longer;
      }
    }
    if (!grew) return labels;
  }
}

function grow(label: string, segments: readonly string[]): string {
  const length = label.split('/').length;
  return length >= segments.length ? label : segments.slice(-(length + 1)).join('/');
}
