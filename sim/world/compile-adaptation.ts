import type { AdaptationWorld } from './compiled-adaptation.ts';
import type { PartnerCareWorld } from './compiled-partner-care.ts';
import type { RecruitmentWorld } from './compiled-recruitment.ts';
import type { WorldDocument } from './schema.ts';

/** Partners that react; null for a world that says nothing of it. */
export function compileAdaptation({ adaptation: written }: WorldDocument): AdaptationWorld | null {
  if (written === undefined) return null;
  const { margin, trust, exclusivity, effort, claims, honesty } = written;
  return {
    happens: written.happens,
    margin: {
      remembered: margin.remembered,
      sureAfterHours: margin.sure_after,
      fullResponse: margin.full_response_at.minor,
      getsUsedTo: margin.gets_used_to,
    },
    trust: {
      happens: trust.happens,
      starts: trust.starts,
      lostDispute: trust.lost_dispute,
      unfairReclaim: trust.unfair_reclaim,
      latePay: trust.late_pay,
      payExpectedWithin: trust.pay_expected_within.seconds,
      recovers: trust.recovers,
    },
    exclusivity,
    effort: {
      happens: effort.happens,
      reach: effort.reach,
      byMargin: effort.by_margin,
      byTrust: effort.by_trust,
      byExclusivity: 0,
      diligence: effort.diligence,
    },
    claims: {
      happens: claims.happens,
      reach: claims.reach,
      byMargin: claims.by_margin,
      byTrust: claims.by_trust,
      byExclusivity: claims.by_exclusivity,
    },
    honesty: {
      happens: honesty.happens,
      reach: honesty.reach,
      byMargin: honesty.by_margin,
      byTrust: honesty.by_trust,
      byExclusivity: 0,
    },
    leaving: compileLeaving(written.leaving),
    inertia: written.inertia,
    largestStep: written.largest_step,
    noise: written.noise,
  };
}

function compileLeaving(
  leaving: NonNullable<WorldDocument['adaptation']>['leaving'],
): AdaptationWorld['leaving'] {
  if (leaving === undefined) return null;
  return {
    happens: leaving.happens,
    worseBy: leaving.worse_by.minor,
    patience: leaving.patience,
    chance: leaving.chance_a_month,
    contract: leaving.contract.seconds,
    fails: leaving.fails,
    cashPerHead: leaving.cash_per_head.minor,
  };
}

/** How candidates become partners; null for a world that says nothing of it. */
export function compileRecruitment({ recruitment: written }: WorldDocument): RecruitmentWorld | null {
  if (written === undefined) return null;
  return {
    happens: written.happens,
    applyOver: written.apply_over.seconds,
    screeningSeconds: written.screening_takes.seconds,
    scoreError: written.score_error,
    acts: written.acts,
    ramp: written.ramp.seconds,
    rampStarts: written.ramp_starts,
  };
}

/** What visits do; null for a world that says nothing of it. */
export function compilePartnerCare({ partner_care: written }: WorldDocument): PartnerCareWorld | null {
  if (written === undefined) return null;
  return {
    happens: written.happens,
    winsOver: written.wins_over,
    givesBackTrust: written.gives_back_trust,
    partnerSeconds: written.partner_takes.seconds,
  };
}
