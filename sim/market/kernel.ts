import { Calendar } from '../engine/calendar.ts';
import { Deadlines } from '../engine/deadlines.ts';
import { StationBank, type StationSpec } from '../engine/station.ts';
import { type WorkingHours, WorkingTime } from '../engine/working-time.ts';

/** The public face of a class: what another implementation has to offer to take its place. */
type Face<T> = Pick<T, keyof T>;

/**
 * The parts of the engine a market stands on. A test puts slow, obvious ones in their place and compares two
 * runs event by event.
 */
export interface Kernel {
  calendar(horizon: number): Face<Calendar>;
  stations(specs: readonly StationSpec[]): Face<StationBank>;
  deadlines(capacity: number): Face<Deadlines>;
  workingTime(hours: WorkingHours, epoch: number, horizon: number): Face<WorkingTime>;
}

export const ENGINE: Kernel = {
  calendar: (horizon) => new Calendar(horizon),
  stations: (specs) => new StationBank(specs),
  deadlines: (capacity) => new Deadlines(capacity),
  workingTime: (hours, epoch, horizon) => new WorkingTime(hours, epoch, horizon),
};
