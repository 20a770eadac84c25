import type { CalendarList } from './compile-calendars.ts';
import type { CompiledProduct } from './compiled.ts';
import type { DiscountWorld } from './compiled-discounts.ts';
import type { QuotationWorld } from './compiled-quotation.ts';
import { HIDDEN_FACTS, QUOTATION_MODES } from './schema/quotation.ts';
import type { WorldDocument } from './schema.ts';

const BASIC = 0;
const JOINT = QUOTATION_MODES.indexOf('joint-proposal');

/**
 * Support with quotations; null for a world that says nothing of it.
 *
 * @param headquarters region of headquarters, whose calendar the engineers keep
 */
export function compileQuotation(
  { quotation: written }: WorldDocument,
  products: readonly CompiledProduct[],
  calendars: CalendarList,
  headquarters: number,
): QuotationWorld | null {
  if (written === undefined) return null;
  const {
    presales,
    support,
    value_case: value,
    mis_scoping: scope,
    enablement,
    hidden_facts: facts,
  } = written;
  return {
    happens: written.happens,
    presales: {
      people: presales.people,
      calendar: calendars.indexOf(headquarters, presales),
      hourlyCost: presales.hourly_cost.minor,
    },
    levels: products.map(({ name, modules }) => {
      const needed = written.needs[name];
      if (needed !== undefined) return QUOTATION_MODES.indexOf(needed);
      return modules > 1 ? JOINT : BASIC;
    }),
    support: {
      logOdds: support.happens ? Math.log(support.odds_ratio) : 0,
      solutionSeconds: support.solution_takes.seconds,
      jointSeconds: support.joint_takes.seconds,
      partnerSeconds: support.partner_joins_for.seconds,
    },
    valueCase: {
      fitting: value.fitting_quotation,
      eachLevelShort: value.each_level_short,
      singlePriceList: value.single_price_list,
      feelsDearer: value.happens ? value.feels_dearer : 0,
      weight: value.happens ? value.weight : 0,
    },
    misScoping: {
      happens: scope.happens,
      perFurtherModule: scope.per_further_module,
      perHiddenFact: scope.per_hidden_fact,
      fullSkill: scope.full_skill,
      byLevel: [1, scope.with_solution_support, scope.with_joint_proposal],
      overrun: scope.overrun,
      disputed: scope.disputed,
    },
    supportAsMargin: {
      happens: written.support_as_margin.happens,
      saves: written.support_as_margin.saves,
    },
    enablement: {
      happens: enablement.happens,
      halfLife: enablement.half_life.seconds,
      hourGives: enablement.hour_gives,
      jointProposalGives: enablement.joint_proposal_gives,
      explainsAtMost: enablement.explains_at_most,
    },
    hiddenFacts: {
      happens: facts.happens,
      shares: HIDDEN_FACTS.map((fact) => facts[fact]),
      logOdds: Math.log(facts.odds_ratio),
    },
    exceptions: {
      happens: written.exceptions.happens,
      asked: written.exceptions.asked,
      seconds: written.exceptions.takes.seconds,
    },
  };
}

/** Discounts that partners choose; null for a world that says nothing of them. */
export function compileDiscounts({ discounts: written }: WorldDocument): DiscountWorld | null {
  if (written === undefined) return null;
  const { rivals, going_discount: going, undercutting } = written;
  return {
    happens: written.happens,
    deepest: written.deepest,
    sensitivitySpread: written.sensitivity_spread,
    rivals: {
      happens: rivals.happens,
      outsideOffers: rivals.outside_offers,
      shown: rivals.shown,
      remembered: rivals.remembered,
    },
    goingDiscount: { happens: going.happens, known: going.known, weight: going.weight },
    undercutting: { happens: undercutting.happens, auditFinds: undercutting.audit_finds },
  };
}
