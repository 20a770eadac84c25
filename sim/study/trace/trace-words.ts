import { DAY, dayOfMonth, monthOf, weekdayOf, yearOf } from '../../engine/civil.ts';
import { LocalTime } from '../../engine/local-time.ts';
import type { Market } from '../../market/market.ts';

/** `closedWithNeed` -> `closed with need`. */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The name that a number has in a table of constants such as `LeadState`. */
export function nameIn(constants: Readonly<Record<string, number>>, value: number): string {
  const found = Object.entries(constants).find(([, each]) => each === value);
  return found === undefined ? String(value) : spaced(found[0]);
}

/** What a trace calls what is in a market. Leads, needs and files are counted from 1 in order of appearance. */
export class TraceWords {
  readonly #m: Market;
  readonly #clock: LocalTime;

  constructor(market: Market) {
    this.#m = market;
    const { world } = market;
    this.#clock = new LocalTime(
      world.startUtc,
      world.regions[world.calendars[world.hq.calendar].region].offsets,
    );
  }

  /** Headquarters' wall clock: `Mon 2027-01-04 09:03:11`. */
  time(second: number): string {
    const wall = this.#clock.wallClock(second);
    const day = Math.floor(wall / DAY);
    const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekdayOf(day)];
    const of = wall - day * DAY;
    const clock = [Math.floor(of / 3600), Math.floor(of / 60) % 60, of % 60].map(twoDigits).join(':');
    return `${weekday} ${yearOf(day)}-${twoDigits(monthOf(day))}-${twoDigits(dayOfMonth(day))} ${clock}`;
  }

  party(party: number): string {
    return party < 0 ? 'nobody' : (this.#m.parties[party]?.name ?? `party ${party + 1}`);
  }

  /** Whose people are at work at a station. */
  station(station: number): string {
    if (station < this.#m.parties.length) return this.party(station);
    return station === this.#m.managers ? 'the channel managers' : `headquarters' station ${station + 1}`;
  }

  lead(lead: number): string {
    const { tape, world } = this.#m;
    const { name: source } = world.sources[tape.leadSource[lead]];
    return `lead ${lead + 1} (${source}, ${this.region(tape.leadRegion[lead])})`;
  }

  need(need: number): string {
    const { tape, world } = this.#m;
    const product = world.products[tape.needProduct[need]]?.name ?? 'nothing';
    return `need ${need + 1} (customer ${tape.needCustomer[need] + 1}, ${product}, ${this.region(tape.needRegion[need])})`;
  }

  file(file: number): string {
    const { files } = this.#m;
    return `${this.party(files.party[file])} on need ${files.need[file] + 1}`;
  }

  dispute(dispute: number): string {
    const { disputes } = this.#m;
    const [a, b] = [disputes.partyA[dispute], disputes.partyB[dispute]].map((party) => this.party(party));
    return `dispute ${dispute + 1} (${a} and ${b} on need ${disputes.need[dispute] + 1})`;
  }

  deal(deal: number): string {
    const { deals } = this.#m;
    return `contract ${deal + 1} (${this.party(deals.party[deal])} on need ${deals.need[deal] + 1})`;
  }

  private region(region: number): string {
    return this.#m.world.regions[region].name;
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
