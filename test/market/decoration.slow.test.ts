import { beforeAll, describe, expect, test } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import type { CustomerFact } from '../../sim/measure/facts.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { BUSY_WORLD, busyWith, compiledFrom, factsOf, replicatorOf } from './tiny-study.ts';

/**
 * Each thing that partners and customers do beside the rules, switched off in an otherwise unchanged world under
 * one policy: what it does must show, and nothing of it may stay when it is off. 40 replications of the busy tiny
 * world (about 225 customers each), seed `decoration`, fixed before the first run; 99 % intervals of the mean
 * paired difference per replication.
 */
const REPLICATIONS = 40;
const PLAN = 1;
const LEVEL = 0.99;

/** Partners that want more than most leads promise, so that there is something to pick. */
const WORLD = BUSY_WORLD.replace('archetypes:', 'archetypes:').replace(
  '  - { partner: Crane,',
  '  - { partner: Pearl, home: Shenzhen, archetype: fast-agent, margin_wanted: 900 CNY }\n  - { partner: Crane, margin_wanted: 900 CNY,',
);

interface Channel {
  readonly channel: string;
  /** What it does beside `happens`, and other values that must make no difference while it is off. */
  readonly parameters?: string;
  readonly others?: readonly [RegExp, string][];
  /** What it changes, and which way. */
  readonly effects: readonly (readonly [CustomerFact, 'more' | 'less'])[];
  /** What there is none of without it. */
  readonly none?: readonly CustomerFact[];
}

const CHANNELS: readonly Channel[] = [
  {
    channel: 'cherry_picking',
    others: [[/margin_wanted: 900 CNY/g, 'margin_wanted: 50000 CNY']],
    effects: [
      ['declined', 'more'],
      ['offers', 'more'],
    ],
    none: ['declined'],
  },
  {
    channel: 'group_claims',
    parameters: 'heard_of: 90%, heard_after: 5d',
    others: [[/heard_of: 90%, heard_after: 5d/, 'heard_of: 20%, heard_after: 1d']],
    effects: [
      ['workedTwice', 'more'],
      ['disputesSeveralPartners', 'more'],
    ],
  },
  {
    channel: 'grabbing',
    parameters: 'assigned_seen: 40%',
    others: [[/assigned_seen: 40%/, 'assigned_seen: 90%, pool_seen: 10%, after: 1d']],
    effects: [
      ['workedTwice', 'more'],
      ['disputesGrabbing', 'more'],
    ],
    none: ['disputesGrabbing'],
  },
  {
    channel: 'looking_again',
    parameters: 'looks: 100%',
    others: [[/looks: 100%/, 'looks: 20%, after: 9d']],
    effects: [['afterProtection', 'more']],
    none: ['afterProtection'],
  },
  {
    channel: 'squatting',
    others: [[/squats: \d+%/g, 'squats: 95%']],
    effects: [
      ['heldIdleSeconds', 'more'],
      ['contactBreaches', 'more'],
    ],
  },
  {
    channel: 'false_progress',
    others: [
      [
        /false_progress: \{ happens: false \}/,
        'false_progress: { happens: false, passes_logged_activity: 5%, audit_finds: 0% }',
      ],
    ],
    effects: [
      ['falseReports', 'more'],
      ['reclaims', 'less'],
    ],
    none: ['falseReports', 'falseReportsPassed'],
  },
  {
    channel: 'missed_recognition',
    others: [[/recognition: .*/, 'recognition: { same_site: 5%, same_group: 1%, company_not_named: 1% }']],
    effects: [
      ['unrecognised', 'more'],
      ['workedTwice', 'more'],
    ],
    none: ['unrecognised'],
  },
  {
    channel: 'speed_to_lead',
    others: [
      [/$/, '\nspeed_to_lead: { preset: qualify-steep }\n'],
      [/speed_factor: 10/, 'speed_factor: 0.1'],
    ],
    effects: [['customersWon', 'less']],
  },
];

function worldWith({ channel, parameters }: Channel, happens: boolean): string {
  const line = `  ${channel}: { happens: ${happens}${parameters === undefined ? '' : `, ${parameters}`} }`;
  const without = WORLD.replace(new RegExp(`\\n {2}${channel}: \\{.*\\}`), '');
  return without.replace('behaviour:', `behaviour:\n${line}`);
}

function studyOf(world: string): CompiledStudy {
  return compiledFrom(busyWith({ 'worlds/busy.yaml': world }), 'studies/busy.yaml', 'decoration');
}

/** Facts of each replication under the plan with all rules. */
function factsOfRuns(world: string, replications: number) {
  const replicator = replicatorOf(studyOf(world));
  return Array.from({ length: replications }, (_, replication) => {
    replicator.runUnforked(replication, PLAN);
    return factsOf(replicator);
  });
}

describe.each(CHANNELS)('$channel', (channel) => {
  let on: ReturnType<typeof factsOfRuns> = [];
  let off: ReturnType<typeof factsOfRuns> = [];
  beforeAll(() => {
    on = factsOfRuns(worldWith(channel, true), REPLICATIONS);
    off = factsOfRuns(worldWith(channel, false), REPLICATIONS);
  });

  test.each(channel.effects)('makes %s %s', (fact, direction) => {
    const differences = on.map((facts, i) => facts[fact] - off[i][fact]);
    const { estimate, lo, hi } = meanInterval(differences, LEVEL);
    const without = off.reduce((sum, facts) => sum + facts[fact], 0) / REPLICATIONS;
    console.log(
      `${channel.channel}: ${fact} ${without.toFixed(1)} without it, and ${estimate.toFixed(1)} [${lo.toFixed(1)}, ${hi.toFixed(1)}] more with it`,
    );
    if (direction === 'more') expect(lo).toBeGreaterThan(0);
    else expect(hi).toBeLessThan(0);
  });

  test('leaves nothing behind when it is off', () => {
    for (const facts of off) for (const fact of channel.none ?? []) expect(facts[fact]).toBe(0);
    const world = worldWith(channel, false);
    const other = (channel.others ?? []).reduce((text, [from, to]) => text.replace(from, to), world);
    expect(other).not.toBe(world);
    // Whatever it would do, the market is exactly the same: all facts of all replications.
    expect(factsOfRuns(other, 4)).toEqual(off.slice(0, 4));
  });
});
