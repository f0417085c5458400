/**
 * The ids that a text gives to calls, as it carries none: `call_1`, `call_2` … in the order of the conversation;
 * those of few-shot examples have a prefix, as ids are unique in a record.
 */
export class CallNumbers {
  readonly #prefix: string;
  #count = 0;

  constructor(prefix = '') {
    this.#prefix = prefix;
  }

  static ofExample(index: number): CallNumbers {
    return new CallNumbers(`example_${index + 1}_`);
  }

  next(): string {
    this.#count += 1;
    return `${this.#prefix}call_${this.#count}`;
  }
}

/**
 * Which call a result answers where the text does not say: the calls of the latest message that called, in order,
 * each once; then none.
 */
export class OpenCalls {
  #ids: string[] = [];
  #message: unknown;

  /** A call of a message; the first call of another message closes what was open. */
  call(id: string, message: unknown): void {
    if (message !== this.#message) this.#ids = [];
    this.#message = message;
    this.#ids.push(id);
  }

  next(): string | null {
    return this.#ids.shift() ?? null;
  }
}
