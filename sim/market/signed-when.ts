import { LocalTime } from '../engine/local-time.ts';
import { periodEnd, periodOf } from '../ledger/period.ts';
import type { Period } from '../ledger/terms.ts';
import { Fact } from '../measure/facts.ts';
import type { CompiledPolicy } from '../policy/compiled.ts';
import type { Market } from './market.ts';

/** Days before the end of a period that are its last two weeks. */
const LAST_DAYS = 14;

/** Enters when a first order of a partner is signed: at the end of a period of its pay or before. */
export function noteTiming(m: Market, deal: number): void {
  const { deals, world, book } = m;
  if (world.stepBehaviour === null || deals.party[deal] === m.hq) return;
  const time = new LocalTime(
    world.startUtc,
    world.regions[world.calendars[world.hq.calendar].region].offsets,
  );
  const day = time.day(m.now);
  const per = periodOfPay(m.policies[deals.policy[deal]]);
  book.add(Fact.partnerContracts, deals.need[deal], 1);
  if (day >= periodEnd(periodOf(day, per), per) - LAST_DAYS) {
    book.add(Fact.signedAtPeriodEnd, deals.need[deal], 1);
  }
}

/** The period of a policy's rebate, or of its commission; a quarter where neither counts a period. */
function periodOfPay({ settlement: { rebate, commission } }: CompiledPolicy): Period {
  if (rebate !== null && rebate.per !== 'deal') return rebate.per;
  return commission !== null && commission.per !== 'deal' ? commission.per : 'quarter';
}
