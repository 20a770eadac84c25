import { Calendar } from '../../sim/engine/calendar.ts';
import { ENGINE, type Kernel } from '../../sim/market/kernel.ts';

class WatchedCalendar extends Calendar {
  private readonly watch: (time: number) => void;

  constructor(horizon: number, watch: (time: number) => void) {
    super(horizon);
    this.watch = watch;
  }

  override pop(): boolean {
    this.watch(this.time);
    return super.pop();
  }
}

/** The engine, with a look at the market between any two events of the calendar. */
export function watchedKernel(watch: (time: number) => void): Kernel {
  return { ...ENGINE, calendar: (horizon) => new WatchedCalendar(horizon, watch) };
}
