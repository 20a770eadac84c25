/** The calendar in its most obvious form: a list, sorted whenever somebody looks at it. */
export class SlowCalendar {
  time = 0;
  order = 0;
  id = 0;
  private readonly horizon: number;
  private now = 0;
  private events: { time: number; order: number; id: number }[] = [];

  constructor(horizon: number) {
    this.horizon = horizon;
  }

  get size(): number {
    return this.events.length;
  }

  push(time: number, order: number, id: number): void {
    if (time > this.horizon) return;
    if (time < this.now) throw new RangeError('before the current time');
    this.events.push({ time, order, id });
  }

  pop(): boolean {
    this.sort();
    const first = this.events.shift();
    if (first === undefined) return false;
    this.time = first.time;
    this.order = first.order;
    this.id = first.id;
    this.now = first.time;
    return true;
  }

  peekTime(): number {
    this.sort();
    return this.events[0]?.time ?? 2 ** 31 - 1;
  }

  peekOrder(): number {
    this.sort();
    return this.events[0].order;
  }

  advanceTo(time: number): void {
    this.now = Math.max(this.now, time);
  }

  copyFrom(other: SlowCalendar): void {
    this.time = other.time;
    this.order = other.order;
    this.id = other.id;
    this.now = other.now;
    this.events = other.events.map((event) => ({ ...event }));
  }

  private sort(): void {
    this.events.sort((a, b) => a.time - b.time || a.order - b.order || a.id - b.id);
  }
}
