import type { FollowUp } from '../compiled.ts';
import { compileCondition } from '../condition/compile.ts';
import type { LeadNames } from '../condition/names.ts';
import type { PolicyDocument } from '../schema.ts';
import { spanOf, wallSeconds } from '../span.ts';
import { EVIDENCE, REPORTS } from './schema.ts';

/** Deadlines, reports and reclaim as the market reads them. */
export function compileFollowUp(written: PolicyDocument['follow_up'], names: LeadNames): FollowUp {
  const { after_reclaim: after } = written;
  return {
    acceptWithin: spanOf(written.accept_within),
    contactWithin: spanOf(written.first_contact_within),
    progressMask: written.progress_is.reduce((mask, report) => mask | (1 << REPORTS.indexOf(report)), 0),
    evidence: EVIDENCE.indexOf(written.evidence) as FollowUp['evidence'],
    audited: written.audited,
    reclaim: written.reclaim_without_progress.map(({ rule, when, after: span }) => ({
      name: rule,
      when: compileCondition(when, names),
      after: spanOf(span),
    })),
    after: {
      giveTo: after.give_to,
      coolDown: wallSeconds(after.same_partner_again_after),
      atMostMoves: after.at_most,
      // biome-ignore lint/suspicious/noThenProperty: the word of the document, and no promise
      then: after.then,
    },
  };
}
