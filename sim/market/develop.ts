import { draw } from '../engine/draw.ts';
import { Fact } from '../measure/facts.ts';
import { isProgress } from '../policy/follow-up/decide.ts';
import { DEVELOPMENT_STEPS } from '../world/compiled.ts';
import { Purpose } from '../world/purposes.ts';
import { QUOTED } from './chances.ts';
import { beginUninvited } from './claim.ts';
import { attemptContact } from './contact.ts';
import { progressMade } from './deadline.ts';
import { Next } from './file-table.ts';
import { actLater, noteWork } from './files.ts';
import { diligenceWith, QUALIFIED, qualified } from './hand-offs.ts';
import type { Market } from './market.ts';
import { NeedState } from './need-table.ts';
import { afterStep } from './offer.ts';
import { enterIdle } from './protect.ts';
import { prepareQuote, QUOTE_STEP, supportIsLate } from './quotation.ts';
import { maybeRegister } from './register.ts';
import { finished, Job, queueFileJob, queueManagerJob } from './staff.ts';
import { spend } from './staff-time.ts';

/** Mean gap before each development step as a share of the customer's own decision time (assumption). */
const STEP_SHARE = 0.1;
/** After the last step a party asks at most so often again, with a call each time, half a gap later each (assumption). */
const MOST_FOLLOW_UPS = 8;
/** A follow-up talk counts as a meeting where progress is asked for. */
const MEETING = DEVELOPMENT_STEPS.indexOf('meeting');
/** A step that is put off is put off by two working days (assumption). */
const PUT_OFF_DAYS = 2;

/** The party turns to a file: a contact attempt, a development step, or a customer it was not given. */
export function act(m: Market, file: number): void {
  const { files } = m;
  if (files.actionAt[file] !== m.now || m.needs.state[files.need[file]] !== NeedState.open) return;
  if (files.open[file] === 0 && files.next[file] !== Next.begin) return;
  switch (files.next[file]) {
    case Next.begin:
      beginUninvited(m, file);
      return;
    case Next.attempt:
      attemptContact(m, file);
      return;
    case Next.step:
      beginStep(m, file);
      return;
    case Next.support:
      if (m.quotation !== null) supportIsLate(m, m.quotation, file);
  }
}

/** After the first conversation, or after registering: the customer's own rhythm sets the next step. */
export function scheduleStep(m: Market, file: number): void {
  const { files, tape } = m;
  const need = files.need[file];
  if (files.followUps[file] >= MOST_FOLLOW_UPS) return;
  const u = draw(
    Purpose.stepGap,
    tape.needKey0[need],
    tape.needKey1[need],
    files.steps[file] + files.followUps[file],
  );
  const gap = STEP_SHARE * tape.needDecision[need] * (0.5 + u) * (1 + files.followUps[file] / 2);
  actLater(m, file, Next.step, m.now + Math.max(1, Math.round(gap)));
}

/** Registration done or given up: on with the customer, if it was reached; a placeholder goes no further. */
export function afterRegistering(m: Market, file: number): void {
  if (m.files.reachedAt[file] > 0) scheduleStep(m, file);
}

function beginStep(m: Market, file: number): void {
  const { files } = m;
  const need = files.need[file];
  if (m.needs.disputePlus1[need] > 0) {
    files.next[file] = Next.dispute;
    return;
  }
  const party = files.party[file];
  const step = files.steps[file];
  if (
    files.stepPutOff[file] === 0 &&
    m.drawFile(Purpose.stepDelay, file, step) > diligenceWith(m, files.leadPlus1[file] - 1, party)
  ) {
    files.stepPutOff[file] = 1;
    actLater(m, file, Next.step, m.working[party].addWorkingDays(m.now, PUT_OFF_DAYS));
    return;
  }
  if (step === QUOTE_STEP && m.quotation !== null) {
    prepareQuote(m, m.quotation, file);
    return;
  }
  const { stepSeconds } = m.world.products[m.tape.needProduct[need]];
  queueFileJob(
    m,
    file,
    Job.step,
    step < stepSeconds.length ? stepSeconds[step] : m.world.customers.attemptSeconds,
  );
}

/** A development step is done: hours are spent, progress is reported, the next step follows. */
export function stepDone(m: Market, file: number): void {
  const { files } = m;
  const need = files.need[file];
  enterIdle(m, file);
  spend(m, file, finished.seconds);
  noteWork(m, file);
  if (files.open[file] === 0) return;
  const step = nextStep(m, file);
  files.stepPutOff[file] = 0;
  if (m.quotation !== null || m.discounts !== null) afterStep(m, file);
  if (files.steps[file] === QUOTED && m.needs.quoted[need] === 0) {
    m.needs.quoted[need] = 1;
    m.book.add(Fact.quoted, need, 1);
  }
  const policy = m.policies[m.customers.policyPlus1[m.tape.needCustomer[need]] - 1];
  if (isProgress(policy, step)) {
    files.reportedAt[file] = m.now;
    if (
      files.party[file] !== m.hq &&
      m.drawFile(Purpose.audit, file, files.reports[file]++) <= policy.followUp.audited
    ) {
      m.book.add(Fact.audits, need, 1);
      queueManagerJob(m, Job.audit, file, m.now);
    }
    progressMade(m, file);
  }
  if (m.handOffs !== null && files.steps[file] === QUALIFIED && qualified(m, m.handOffs, file)) return;
  if (files.registersAgain[file] === 1) {
    files.registersAgain[file] = 0;
    if (maybeRegister(m, file)) return;
  }
  scheduleStep(m, file);
}

/** Enters the step just done, or one more talk after the last; gives its index as progress. */
function nextStep(m: Market, file: number): number {
  if (m.files.steps[file] < DEVELOPMENT_STEPS.length) return m.files.steps[file]++;
  m.files.followUps[file]++;
  return MEETING;
}
