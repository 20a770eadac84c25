import { DAY, dayNumber } from '../../engine/civil.ts';
import { LocalTime } from '../../engine/local-time.ts';
import { civilDate } from '../../files/quantity/calendar-date.ts';
import {
  type HoldBack,
  type Milestone,
  ORDER_KINDS,
  type Settlement,
  type Spiff,
  type StepScheme,
} from '../../ledger/terms.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import type { PolicyDocument } from '../schema.ts';
import { wallSeconds } from '../span.ts';
import { COUNTED_ON } from './schema.ts';

type Written = PolicyDocument['settlement'];
type WrittenScheme = NonNullable<Written['commission']>;

/** What partners earn, as the market reads it. */
export function compileSettlement(written: Written, world: CompiledWorld): Settlement {
  const {
    first_order: registered,
    first_order_unregistered: unregistered,
    upsell,
    renewal,
    held_back: heldBack,
  } = written.basic_discount;
  const { growth, co_op: coop, per_lead: perLead, clawback } = written;
  return {
    countedOn: COUNTED_ON[written.counted_on ?? 'receipts-without-ad-spend'],
    collectedBy: written.money_collected_by,
    remitsAfter: wallSeconds(written.remitted.delay),
    discount: registered,
    discountUnregistered: unregistered ?? registered,
    discountUpsell: upsell ?? null,
    discountRenewal: renewal ?? null,
    discountHeldBack: compileHoldBack(heldBack),
    commission: compileScheme(written.commission),
    rebate: compileScheme(written.phased_rebate),
    growth:
      growth === undefined
        ? null
        : {
            per: growth.period,
            over: growth.over,
            rate: growth.rate,
            counts: kindMask(growth.counts),
            paidAfter: wallSeconds(growth.paid.delay),
          },
    milestones: (written.milestones ?? []).map(compileMilestone),
    spiffs: (written.spiffs ?? []).map((spiff) => compileSpiff(spiff, world)),
    coop:
      coop === undefined
        ? null
        : {
            per: coop.period,
            rate: coop.accrues,
            counts: kindMask(coop.counts),
            covers: coop.covers,
            proof: coop.proof,
            paidAfter: wallSeconds(coop.paid.delay),
          },
    perLead:
      perLead === undefined
        ? null
        : {
            pays: perLead.pays.minor,
            validOnly: perLead.for === 'valid-leads',
            paidAfter: perLead.paid.seconds,
          },
    clawback:
      clawback === undefined
        ? null
        : { within: clawback.within.seconds, share: clawback.share, how: clawback.how },
    payLag: wallSeconds(written.paid.delay),
  };
}

function compileScheme(written: WrittenScheme | undefined): StepScheme | null {
  if (written === undefined) return null;
  return {
    mode: written.mode,
    per: written.per.period,
    steps: written.steps.map(({ from, rate }) => ({ from: from.minor, rate })),
    paidAfter: wallSeconds(written.paid.delay),
    counts: kindMask(written.counts),
    heldBack: compileHoldBack(written.held_back),
    atMost: written.at_most?.minor ?? Number.POSITIVE_INFINITY,
    atLeast: written.at_least?.minor ?? 0,
  };
}

function compileHoldBack(written: WrittenScheme['held_back']): HoldBack | null {
  return written === undefined ? null : { share: written.share, until: written.until };
}

function compileMilestone(written: NonNullable<Written['milestones']>[number]): Milestone {
  return {
    per: written.within,
    target: written.orders ?? written.amount?.minor ?? 0,
    inMoney: written.orders === undefined,
    counts: kindMask(written.counts),
    pays: written.pays.minor,
    paidAfter: wallSeconds(written.paid.delay),
  };
}

function compileSpiff(written: NonNullable<Written['spiffs']>[number], world: CompiledWorld): Spiff {
  const names = world.products.map(({ name }) => name);
  const { startUtc, regions, calendars, hq } = world;
  const time = new LocalTime(startUtc, regions[calendars[hq.calendar].region].offsets);
  const secondOf = (date: string) => {
    const { year, month, day } = civilDate(date);
    return time.instant(dayNumber(year, month, day) * DAY);
  };
  return {
    products: (written.products ?? []).reduce((mask, product) => mask | (1 << names.indexOf(product)), 0),
    counts: kindMask(written.counts),
    from: secondOf(written.from),
    until: secondOf(written.until),
    pays: written.pays.minor,
    paidAfter: wallSeconds(written.paid.delay),
  };
}

function kindMask(kinds: readonly (typeof ORDER_KINDS)[number][]): number {
  return kinds.reduce((mask, kind) => mask | (1 << ORDER_KINDS.indexOf(kind)), 0);
}
