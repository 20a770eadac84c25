import { clearDecision, findsSomebody } from '../allocation/decide.ts';
import type { CompiledPolicy } from '../compiled.ts';
import { matches } from '../condition/decide.ts';
import type { AllocationDecision, AllocationView } from '../view.ts';

/** Moments at which a lead may be handed on, in their order. */
export const MOMENTS = ['after-first-contact', 'after-qualification'] as const;
/** The same as `DevelopRule.moment`; `any` to ask whom it will be in the end. */
export const Moment = { firstContact: 0, qualification: 1, any: 2 } as const;

/**
 * Who is to develop a lead that has come to a moment of its life: rules are read top down, and the first one that
 * matches and finds somebody decides; one whose moment is still to come lets the lead wait, and so does one by which the
 * receiver keeps it as long as any rule has its moment to come. Writes whom, and by which rule, to `out`: no party where
 * the receiver is to keep it, no rule where none has decided.
 *
 * @param moment as `Moment`
 */
export function chooseDeveloper(
  policy: CompiledPolicy,
  moment: number,
  view: AllocationView,
  out: AllocationDecision,
): void {
  clearDecision(out);
  const { rules } = policy.roles;
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i];
    if (!matches(rule.when, view.lead)) continue;
    if (rule.kind === 'receiver') {
      // Nothing is lost by waiting: what another rule waits for may show that this one is not meant.
      if (!rules.some((other) => other.moment > moment)) out.rule = i;
      return;
    }
    if (rule.moment > moment) return;
    // One whose moment is over was asked then, and found nobody.
    if (rule.moment < moment && moment !== Moment.any) continue;
    if (findsSomebody(policy, rule, view, out)) {
      out.rule = i;
      return;
    }
  }
}

/** Share of the pay for a first order that falls to a party by the roles it has. */
export function shareByRoles({ roles }: CompiledPolicy, receives: boolean, closes: boolean): number {
  const { split, maintainer } = roles;
  if (split === null) return closes ? 1 : 0;
  const keeps = maintainer === 'developer' ? closes : maintainer === 'receiver' && receives;
  return (receives ? split.receives : 0) + (closes ? split.develops : 0) + (keeps ? split.maintains : 0);
}
