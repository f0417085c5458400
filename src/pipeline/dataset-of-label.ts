/** The dataset's name where the user gives none: the stem of the input's label (`data/train.jsonl.gz` → `train`). */
export function datasetOfLabel(label: string): string {
  const name = label.slice(label.lastIndexOf('/') + 1);
  return name.replace(/(?:\.(?:jsonl|ndjson|json|gz))+$/, '') || name;
}
