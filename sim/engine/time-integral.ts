/** The integral of a level over time, such as deals protected or people idle: exact for integers below 2^53. */
export class TimeIntegral {
  /** The level now. */
  level = 0;
  private changedAt = 0;
  private area = 0;

  /** Sets the level from now on. @param now not before the last change */
  set(level: number, now: number): void {
    this.area += this.level * (now - this.changedAt);
    this.changedAt = now;
    this.level = level;
  }

  /** Changes the level by some amount from now on. */
  change(by: number, now: number): void {
    this.set(this.level + by, now);
  }

  /** Integral from the start until now. */
  until(now: number): number {
    return this.area + this.level * (now - this.changedAt);
  }

  /** Makes this integral an independent copy of another. */
  copyFrom(other: TimeIntegral): void {
    this.level = other.level;
    this.changedAt = other.changedAt;
    this.area = other.area;
  }
}
