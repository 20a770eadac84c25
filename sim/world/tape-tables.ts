import { discrete } from '../engine/distribution/discrete.ts';
import type { Distribution } from '../engine/distribution/distribution.ts';
import type { CompiledWorld, NameKey } from './compiled.ts';
import { type StreamTables, streamTables } from './stream-tables.ts';

/** Parties that may be chosen in a region, with the weights of the choice. */
interface PartyChoice {
  readonly parties: readonly number[];
  readonly keys: readonly NameKey[];
  readonly weights: Float64Array;
}

/** What making a tape looks up again and again; depends on the world alone. */
export interface TapeTables extends StreamTables {
  /** Per source, the product that its customers want; and the market that they aim at. */
  readonly products: readonly Distribution[];
  readonly markets: Distribution;
  /** Relative weights of regions for further sites. */
  readonly regionWeights: Float64Array;
  /** Per region, partners that serve it and are known there. */
  readonly developers: readonly PartyChoice[];
  /** The same with the direct team of headquarters, which serves customers too. */
  readonly ofRecord: readonly PartyChoice[];
  /** Per region, weights of the sources through which a further site enquires, and those of headquarters alone. */
  readonly siteSources: readonly Float64Array[];
  readonly hqSources: readonly Float64Array[];
}

/** Worlds are read-only, so their tables are made once, however many replications follow. */
const known = new WeakMap<CompiledWorld, TapeTables>();

/** Tables of a world. */
export function tapeTables(world: CompiledWorld): TapeTables {
  const tables = known.get(world) ?? makeTables(world);
  known.set(world, tables);
  return tables;
}

function makeTables(world: CompiledWorld): TapeTables {
  const regions = world.regions.map((_, region) => region);
  const developers = regions.map((region) => partyChoice(world, region, false));
  const ofRecord = regions.map((region) => partyChoice(world, region, true));
  const { streams, dayToDay } = streamTables(
    world,
    developers.map((choice) => choice.parties.length > 0),
  );
  const sourcesIn = (region: number, hqOnly: boolean) =>
    Float64Array.from(world.sources, (source, index) =>
      hqOnly && source.origin !== 'hq' ? 0 : streams[index][region].perWeek,
    );
  return {
    products: world.sources.map((source) => indexBy(source.productWeights)),
    markets: indexBy(world.markets.map((market) => market.weight)),
    regionWeights: Float64Array.from(world.regions, (region) => region.weight),
    developers,
    ofRecord,
    streams,
    dayToDay,
    siteSources: regions.map((region) => sourcesIn(region, false)),
    hqSources: regions.map((region) => sourcesIn(region, true)),
  };
}

/** An index drawn in proportion to its weight. */
function indexBy(weights: readonly number[]): Distribution {
  return discrete(
    weights.map((_, index) => index),
    weights,
  );
}

function partyChoice(world: CompiledWorld, region: number, withHq: boolean): PartyChoice {
  const parties = world.parties.flatMap((party, index) =>
    party.regions.includes(region) && party.ownDemand > 0 && (withHq || !party.isHq) ? [index] : [],
  );
  return {
    parties,
    keys: parties.map((party) => world.parties[party]),
    weights: Float64Array.from(parties, (party) => world.parties[party].ownDemand),
  };
}
