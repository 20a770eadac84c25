import { FOREVER } from './working-time.ts';

/**
 * One deadline an entity that is often moved, with as a rule one calendar entry each: moving a deadline later
 * or clearing it writes a field, and the entry, when it comes early, is pushed again at the deadline.
 * Nothing is ever removed from a calendar.
 *
 * The caller pushes, since it knows the order of the event:
 *
 *     calendar.push(deadlines.set(entity, time), order, id);
 *     ...                                                      // later, when the event comes
 *     const at = deadlines.popped(entity, now);
 *     if (at === now) expire(entity); else calendar.push(at, order, id);
 *
 * Both give FOREVER when there is nothing to push, which the calendar drops.
 */
export class Deadlines {
  private readonly deadline: Int32Array;
  /** Time of the entry on the calendar that counts; an older, later one is recognised by not being this. */
  private readonly entry: Int32Array;

  /** @param capacity number of entities, numbered from 0 */
  constructor(capacity: number) {
    this.deadline = new Int32Array(capacity).fill(FOREVER);
    this.entry = new Int32Array(capacity).fill(FOREVER);
  }

  /** The entity's deadline, FOREVER if it has none. */
  of(entity: number): number {
    return this.deadline[entity];
  }

  /**
   * Sets or moves the deadline, which must not be before the current time.
   *
   * @returns the time at which to push an event, or FOREVER if one is already on the calendar
   */
  set(entity: number, time: number): number {
    this.deadline[entity] = time;
    if (time >= this.entry[entity]) return FOREVER;
    this.entry[entity] = time;
    return time;
  }

  /** Takes the deadline away. */
  clear(entity: number): void {
    this.deadline[entity] = FOREVER;
  }

  /**
   * To be asked when an event of the entity comes up at `now`.
   *
   * @returns `now` if the deadline is reached (it is then cleared); else the time at which to push again, or
   *   FOREVER for nothing
   */
  popped(entity: number, now: number): number {
    if (this.entry[entity] !== now) return FOREVER;
    const deadline = this.deadline[entity];
    if (deadline === now) {
      this.deadline[entity] = FOREVER;
      this.entry[entity] = FOREVER;
      return now;
    }
    this.entry[entity] = deadline;
    return deadline;
  }

  /** Takes all deadlines away, together with the calendar's reset. */
  reset(): void {
    this.deadline.fill(FOREVER);
    this.entry.fill(FOREVER);
  }

  /** Makes these deadlines an independent copy of others of the same capacity. */
  copyFrom(other: Deadlines): void {
    this.deadline.set(other.deadline);
    this.entry.set(other.entry);
  }
}
