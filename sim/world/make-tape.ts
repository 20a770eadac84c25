import { replicationKey } from '../engine/draw.ts';
import type { CompiledWorld } from './compiled.ts';
import { drawCustomers } from './draw-customers.ts';
import { drawLeads } from './draw-leads.ts';
import { drawNeeds } from './draw-needs.ts';
import { firstLeads } from './lead-streams.ts';
import { shockFactors } from './shock-factors.ts';
import type { Tape } from './tape.ts';
import { tapeTables } from './tape-tables.ts';
import { timeOrder } from './time-order.ts';

/**
 * Everything that happens to the market from outside in one replication: customers whose first lead comes before
 * `until`, with all their later enquiries up to the world's horizon.
 *
 * Customers are numbered in the order of their first leads, needs by customer, leads by time; entities of one second
 * by key. Numbers are places in this tape only: every draw starts from keys, so a lead is the same lead whatever else
 * is on the tape.
 *
 * @param masterKey two words of the study's master key
 * @param replication from 0
 * @param until seconds, at most the world's horizon
 */
export function makeTape(
  world: CompiledWorld,
  masterKey: readonly [number, number],
  replication: number,
  until: number,
): Tape {
  const key = new Int32Array(2);
  replicationKey(masterKey[0], masterKey[1], replication, key);
  const tables = tapeTables(world);
  const shocks = shockFactors(world, key[0], key[1]);
  const enquiries = firstLeads(world, tables, shocks, key[0], key[1], Math.min(until, world.horizon));
  const needSites = new Uint8Array(enquiries.count);
  const customers = drawCustomers(world, tables, enquiries, needSites);
  const needs = drawNeeds(world, tables, shocks, customers, enquiries.key0, enquiries.key1, needSites);
  const order = timeOrder(enquiries.time, enquiries.key0, enquiries.key1, enquiries.count);
  const leads = drawLeads(world, tables, enquiries, order, customers, needs, needSites);
  return { replication, key0: key[0], key1: key[1], ...customers, ...needs, ...leads };
}
