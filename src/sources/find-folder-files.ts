import { readdir, realpath, stat } from 'node:fs/promises';
import { isDataFileName, isSkippedFolderName } from './data-file-name.ts';
import { systemErrorCode } from './system-error.ts';

/** A file that was found, and its path relative to where the search began. */
export interface FoundFile {
  readonly path: string;
  readonly label: string;
  readonly size: number | undefined;
}

/** The data files below a folder, sorted by relative path. Links are followed, but no folder is entered twice. */
export async function findFolderFiles(folder: string): Promise<readonly FoundFile[]> {
  const files: FoundFile[] = [];
  await walk(folder, '', new Set(), async (path, label, name) => {
    if (!isDataFileName(name)) return;
    const size = await sizeOf(path);
    if (size !== undefined) files.push({ path, label, size });
  });
  return sortByLabel(files);
}

/** Calls `visit` for every entry below a folder that is not a folder; hidden folders and node_modules are skipped. */
export async function walk(
  folder: string,
  prefix: string,
  entered: Set<string>,
  visit: (path: string, label: string, name: string) => Promise<void>,
): Promise<void> {
  const real = await realpath(folder);
  if (entered.has(real)) return;
  entered.add(real);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = joinPath(folder, entry.name);
    const label = prefix + entry.name;
    if (entry.isDirectory() || (entry.isSymbolicLink() && (await isFolder(path)))) {
      if (!isSkippedFolderName(entry.name)) await walk(path, `${label}/`, entered, visit);
    } else {
      await visit(path, label, entry.name);
    }
  }
}

/** Slashes on every system; an empty folder is the current one. */
export function joinPath(folder: string, name: string): string {
  return folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** The size of a regular file; undefined for anything else, such as a link that leads nowhere. */
export async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const entry = await stat(path);
    return entry.isFile() ? entry.size : undefined;
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

export function sortByLabel(files: readonly FoundFile[]): readonly FoundFile[] {
  return files.toSorted((a, b) => (a.label < b.label ? -1 : Number(a.label > b.label)));
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return false;
  }
}
