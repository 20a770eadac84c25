import type { CompiledWorld } from '../world/compiled.ts';

/** People of headquarters who have a queue of their own. */
export interface HqStation {
  readonly name: 'channel-managers' | 'presales' | 'after-sales' | 'delivery';
  readonly people: number;
  /** Index into the calendars of the world. */
  readonly calendar: number;
  /** Cost of one hour of one of them, minor units. */
  readonly hourlyCost: number;
}

/**
 * The stations of headquarters in their order, which come after those of the parties: the channel managers, always,
 * then those that a mechanism of this world brings in.
 */
export function hqStations({ hq, quotation, afterSales, delivery }: CompiledWorld): readonly HqStation[] {
  return [
    {
      name: 'channel-managers',
      people: hq.channelManagers,
      calendar: hq.calendar,
      hourlyCost: hq.channelManagerHourlyCost,
    },
    ...(quotation?.happens ? [{ name: 'presales', ...quotation.presales } as const] : []),
    ...(afterSales?.happens ? [{ name: 'after-sales', ...afterSales.engineers } as const] : []),
    ...(delivery?.happens ? [{ name: 'delivery', ...delivery.people } as const] : []),
  ];
}

/** Number of a station of headquarters among all stations, -1 where this world has none of the name. */
export function stationOf(world: CompiledWorld, name: HqStation['name']): number {
  const place = hqStations(world).findIndex((station) => station.name === name);
  return place < 0 ? -1 : world.parties.length + place;
}
