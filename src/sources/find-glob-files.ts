import { readdir, stat } from 'node:fs/promises';
import { isDataFileName, isSideFileName } from './data-file-name.ts';
import { type FoundFile, joinPath, sizeOf, sortByLabel, walk } from './find-folder-files.ts';
import { expandBraces, isGlob, matchName } from './glob.ts';
import { systemErrorCode } from './system-error.ts';

/**
 * The files that match a glob, sorted. `**` stands for any folders; the rest is `matchName`'s. A pattern that ends in
 * an extension (`*.txt`) gets what it asks for, any other (`data/*`) gets data files; side files must be named. The
 * pattern must hold a wildcard.
 */
export async function findGlobFiles(pattern: string): Promise<readonly FoundFile[]> {
  const found = new Map<string, FoundFile>();
  // The folder that labels are relative to: all before the first wildcard or brace, so the same for every expansion.
  const firstWild = pattern.split('/').findIndex(isGlob);
  for (const plain of expandBraces(pattern)) {
    const segments = plain.split('/');
    const base = segments.slice(0, firstWild).join('/') + (firstWild === 1 && segments[0] === '' ? '/' : '');
    const wild = segments.slice(firstWild);
    const isWanted = wantedNames(wild.at(-1) as string);
    await collect(base, '', wild, async (path, label, name) => {
      if (!isWanted(name) || found.has(path)) return;
      const size = await sizeOf(path);
      if (size !== undefined) found.set(path, { path, label, size });
    });
  }
  return sortByLabel([...found.values()]);
}

function wantedNames(last: string): (name: string) => boolean {
  const dot = last.lastIndexOf('.');
  if (dot > 0 && !isGlob(last.slice(dot))) return (name) => !isSideFileName(name) || !isGlob(last);
  return isDataFileName;
}

type Visit = (path: string, label: string, name: string) => Promise<void>;

async function collect(folder: string, prefix: string, wild: readonly string[], visit: Visit): Promise<void> {
  const [segment, ...rest] = wild;
  if (segment === undefined) return;
  if (segment === '**') return collectBelow(folder, prefix, rest, visit);
  for (const name of await namesIn(folder)) {
    if (!matchName(segment, name)) continue;
    const path = joinPath(folder, name);
    if (rest.length === 0) await visit(path, prefix + name, name);
    else await collect(path, `${prefix + name}/`, rest, visit);
  }
}

/** `**`: the rest of the pattern against the tail of every path below, which the walk visits once each. */
async function collectBelow(
  folder: string,
  prefix: string,
  rest: readonly string[],
  visit: Visit,
): Promise<void> {
  if (!(await namesIn(folder)).length) return;
  const wanted = rest.length === 0 ? ['*'] : rest;
  await walk(folder === '' ? '.' : folder, '', new Set(), async (_, label, name) => {
    if (matchPath(['**', ...wanted], label.split('/'))) {
      await visit(joinPath(folder, label), prefix + label, name);
    }
  });
}

/** Whole paths: which prefixes of the pattern fit the names so far; `**` fits any number of them. */
function matchPath(pattern: readonly string[], names: readonly string[]): boolean {
  const skipStars = (states: Set<number>): Set<number> => {
    for (const state of states) if (pattern[state] === '**') states.add(state + 1);
    return states;
  };
  let states = skipStars(new Set([0]));
  for (const name of names) {
    const next = new Set<number>();
    for (const state of states) {
      const segment = pattern[state];
      if (segment === '**') next.add(state);
      else if (segment !== undefined && matchName(segment, name)) next.add(state + 1);
    }
    states = skipStars(next);
  }
  return states.has(pattern.length);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const path = folder === '' ? '.' : folder;
  try {
    return (await stat(path)).isDirectory() ? await readdir(path) : [];
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return [];
  }
}
