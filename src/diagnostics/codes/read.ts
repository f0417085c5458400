import { define } from '../define.ts';

/** Bytes → rows. */
export const readCodes = {
  READ_FILE_MISSING: define<{ path: string }>({
    severity: 'error',
    title: 'An input does not exist.',
    message: ({ path }) => `No file, folder or glob match at "${path}".`,
    hint: () => 'Check the path; quote globs so that the shell leaves them alone.',
  }),
  READ_FILE_UNREADABLE: define<{ path: string; reason: string }>({
    severity: 'error',
    title: 'An input cannot be read.',
    message: ({ path, reason }) => `Cannot read "${path}": ${reason}.`,
    hint: () => 'Check that the file exists and that you may read it.',
  }),
  READ_NO_DATA_FILES: define<{ path: string }>({
    severity: 'error',
    title: 'A folder holds no data files.',
    message: ({ path }) => `The folder "${path}" holds no .json, .jsonl, .ndjson or .gz file.`,
    hint: () => 'Give the folder that holds the data, or the files themselves.',
  }),
  READ_EMPTY_INPUT: define<{ path: string }>({
    severity: 'error',
    title: 'An input holds no rows.',
    message: ({ path }) => `"${path}" is empty: it holds no rows.`,
    hint: () => 'Check that the download or the step before finished.',
  }),
  READ_NOT_DATA: define<{ path: string; found: string }>({
    severity: 'error',
    title: 'An input is not JSON or JSON Lines.',
    message: ({ path, found }) => `"${path}" is not JSON or JSON Lines: it starts with ${found}.`,
    hint: () => 'JSON Lines, JSON and their gzip files can be read. Convert other containers first.',
  }),
  READ_TRUNCATED: define<{ path: string; what: string }>({
    severity: 'error',
    title: 'An input ends too early.',
    message: ({ path, what }) => `"${path}" ends inside ${what}; the rows before the end were read.`,
    hint: () => 'Download or copy the file again; the part that is missing cannot be recovered.',
  }),
  READ_CORRUPT_GZIP: define<{ path: string; reason: string }>({
    severity: 'error',
    title: 'A gzip file is damaged.',
    message: ({ path, reason }) =>
      `"${path}" cannot be decompressed: ${reason}; the rows before the damage were read.`,
    hint: () => 'Run `gzip -t` on it and download it again.',
  }),
  READ_INVALID_JSON: define<{ reason: string; position: number }>({
    severity: 'error',
    title: 'A row is not valid JSON.',
    message: ({ reason, position }) => `The row is not valid JSON: ${reason} (character ${position + 1}).`,
    hint: () => 'Mend the row in the source; its bytes are in the rejects file.',
  }),
  READ_INVALID_UTF8: define<{ position: number }>({
    severity: 'error',
    title: 'A row is not valid UTF-8.',
    message: ({ position }) => `The row is not valid UTF-8 (byte ${position + 1}).`,
    hint: () =>
      'Convert the file to UTF-8 (for example with iconv); the bytes are in the rejects file as base64.',
  }),
  READ_TOO_DEEP: define<{ limit: number }>({
    severity: 'error',
    title: 'A row is nested too deeply.',
    message: ({ limit }) => `The row is nested deeper than ${limit} levels.`,
    hint: () => 'No tool-calling data needs such nesting; look at the row in the rejects file.',
  }),
  READ_ROW_TOO_LARGE: define<{ bytes: number; limit: number }>({
    severity: 'error',
    title: 'A row is larger than the reader takes.',
    message: ({ bytes, limit }) => `The row has ${bytes} bytes or more; the limit is ${limit} bytes.`,
    hint: () => 'Is the file JSON Lines, and are its line ends right? Split the row otherwise.',
  }),
  READ_KEYS_IGNORED: define<{ path: string; rowsIn: string; ignored: string }>({
    severity: 'info',
    title: 'An object around the rows has other keys, which were not read.',
    message: ({ path, rowsIn, ignored }) =>
      `"${path}" holds its rows under "${rowsIn}"; what is beside them was not read: ${ignored}.`,
    hint: () => 'If rows are missing, split the file so that they are in an array of their own.',
  }),
} as const;
