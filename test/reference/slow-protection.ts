/**
 * Protection kept as the set of all seconds on which it holds: slow, and without any arithmetic on ends.
 * Only for windows of a few hundred seconds.
 */
export class SlowProtection {
  readonly #seconds = new Set<number>();
  #last: number;
  #extensionsLeft: number;
  readonly #by: number;

  /** @param lasts seconds @param by seconds of an extension */
  constructor(start: number, lasts: number, by: number, extensions: number) {
    for (let second = start; second < start + lasts; second++) this.#seconds.add(second);
    this.#last = start + lasts - 1;
    this.#by = by;
    this.#extensionsLeft = extensions;
  }

  /** Asks for an extension; granted while protection has not run out and there is one left. */
  extend(now: number): boolean {
    const over = now > this.#last;
    if (over || this.#extensionsLeft === 0) return false;
    this.#extensionsLeft--;
    for (let i = 0; i < this.#by; i++) this.#seconds.add(++this.#last);
    return true;
  }

  holds(now: number): boolean {
    return this.#seconds.has(now);
  }
}
