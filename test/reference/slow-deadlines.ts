/** Deadlines by looking through all of them. */
export class SlowDeadlines {
  readonly deadline = new Map<number, number>();

  set(entity: number, time: number): void {
    this.deadline.set(entity, time);
  }

  clear(entity: number): void {
    this.deadline.delete(entity);
  }

  /** Takes the first deadline, the smaller entity first at equal times. */
  next(): { time: number; entity: number } | undefined {
    const all = [...this.deadline].map(([entity, time]) => ({ time, entity }));
    const first = all.sort((a, b) => a.time - b.time || a.entity - b.entity)[0];
    if (first !== undefined) this.deadline.delete(first.entity);
    return first;
  }
}
