import { masterKey } from '../../engine/master-key.ts';
import type { Diagnostic } from '../../files/diagnostic.ts';
import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import type { CompiledStudy } from '../../market/compiled-study.ts';
import { compilePolicy } from '../../policy/compile-policy.ts';
import { compileWorld } from '../../world/compile-world.ts';
import { CannotBeDone, perform } from './actions.ts';
import { type Expected, found, payoutOf, payoutOfRecommender } from './expectations.ts';
import type { LoadedPolicyTest, PolicyTestCase } from './load.ts';
import { quietWorld } from './quiet-world.ts';
import { ScriptedMarket } from './scripted-market.ts';
import { type SituationTape, situationTape } from './situation-tape.ts';
import { type SituationTimes, situationTimes } from './times.ts';

const DAY = 86_400;

/** What became of one test; it passes if nothing is to be complained about. */
export interface TestOutcome {
  readonly name: string;
  readonly complaints: readonly Diagnostic[];
}

/** Something to say about a place of the file. */
type Complain = (path: Path, message: string, hint?: string) => void;

/** Runs all tests of a file. */
export function runPolicyTest(loaded: LoadedPolicyTest): TestOutcome[] {
  return loaded.cases.map((each) => {
    const complaints: Diagnostic[] = [];
    const complain: Complain = (path, message, hint) =>
      complaints.push(loaded.document.source.problem(path, `${each.name}: ${message}`, hint));
    new CaseRun(loaded, each, complain).run();
    return { name: each.name, complaints };
  });
}

/** One test on one market: acts and expectations in the order of their times, acts first. */
class CaseRun {
  readonly #case: PolicyTestCase;
  readonly #complain: Complain;
  readonly #times: SituationTimes;
  readonly #tape: SituationTape;
  readonly #market: ScriptedMarket;

  constructor({ world }: LoadedPolicyTest, test: PolicyTestCase, complain: Complain) {
    this.#case = test;
    this.#complain = complain;
    this.#times = situationTimes(test, world.value);
    const { startUtc, horizon, secondOf } = this.#times;
    const compiled = compileWorld(world.value, { startUtc, horizon });
    this.#tape = situationTape(test.situation, compiled, secondOf);
    // A window may be longer than the situation; that is no fault of the policy.
    const policy = compilePolicy(test.policy.value, { ...compiled, horizon: Number.POSITIVE_INFINITY });
    const { tape } = this.#tape;
    const [master0, master1] = masterKey('policy-test');
    const study: CompiledStudy = {
      name: test.name,
      master0,
      master1,
      world: quietWorld(compiled, test.situation.recognised),
      policies: [policy],
      runIn: 0,
      cutOver: 0,
      openBusiness: 'keep-old-terms',
      cohortUntil: tape.leadTime[tape.leads - 1] + 1,
      followUp: this.#times.last - tape.leadTime[0] + DAY,
      arrivalsUntil: tape.leadTime[tape.leads - 1] + 1,
      scenarios: [],
      plans: [{ name: test.name, phases: [] }],
    };
    this.#market = new ScriptedMarket(study, tape);
  }

  run(): void {
    const { situation, situationPath, expect, path } = this.#case;
    const { secondOf, last } = this.#times;
    const acts = situation.happens.map((event, i) => ({
      at: secondOf(event.at),
      isAct: true,
      // Whatever was expected of a market in which something could not be done says nothing any more.
      run: () => this.#act(event, [...situationPath, 'happens', i]),
    }));
    const checks = expect.map((each, i) => ({
      at: each.at === undefined ? last : secondOf(each.at),
      isAct: false,
      run: () => this.#check(each, [...path, 'expect', i]),
    }));
    const steps = [...acts, ...checks].sort((a, b) => a.at - b.at || Number(b.isAct) - Number(a.isAct));
    for (const step of steps) if (!step.run()) return;
    this.#checkPayouts();
  }

  #act(event: PolicyTestCase['situation']['happens'][number], path: Path): boolean {
    const market = this.#market;
    const said = market.decided.length;
    try {
      market.act(this.#times.secondOf(event.at), () => perform(market, event, this.#leadOf(event.lead)));
    } catch (error) {
      if (!(error instanceof CannotBeDone)) throw error;
      this.#complain([...path, 'does'], `${quote(event.who)} cannot do this at ${event.at}`, error.message);
      return false;
    }
    return this.#judgedUnsaid(said);
  }

  #check(each: PolicyTestCase['expect'][number], path: Path): boolean {
    const market = this.#market;
    const second = each.at === undefined ? this.#times.last : this.#times.secondOf(each.at);
    const said = market.decided.length;
    market.advance(second + 60);
    if (!this.#judgedUnsaid(said)) return false;
    const lead = each.lead === undefined ? -1 : this.#leadOf(each.lead);
    const partner = this.#partyOf(each.partner);
    for (const key of keysOf(each)) {
      const is = found(market, key, lead, partner, this.#times);
      if (is !== each[key]) this.#differs([...path, key], `${each[key]}`, is);
    }
    return true;
  }

  /** A channel manager's judgement cannot be told from rules: a test has to say it. */
  #judgedUnsaid(from: number): boolean {
    const { decided, written } = this.#market;
    const unsaid = decided
      .slice(from)
      .find(({ step, need }) => step === 'channel-manager' && !written.found.has(need));
    if (unsaid === undefined) return true;
    const message = `a dispute came to the channel manager at ${this.#times.inWords(unsaid.at)}, and nothing says for whom he finds`;
    this.#complain(
      [...this.#case.path, 'test'],
      message,
      'let `channel-manager` `finds-for` somebody before that',
    );
    return false;
  }

  #checkPayouts(): void {
    const settled = this.#market.finish();
    for (const [i, { partner, payout }] of this.#case.expect.entries()) {
      if (payout === undefined) continue;
      const members = this.#market.recommenders?.members ?? [];
      const member = members.findIndex(({ name }) => name === partner);
      const is =
        member < 0 ? payoutOf(settled, this.#partyOf(partner)) : payoutOfRecommender(settled, member);
      const path = [...this.#case.path, 'expect', i, 'payout'];
      if (is !== payout.minor)
        this.#differs(path, inMoney(payout.minor, payout.currency), inMoney(is, payout.currency));
    }
  }

  #differs(path: Path, expected: string, is: string): void {
    this.#complain(path, `expected ${quote(expected)}, found ${quote(is)}`);
  }

  #leadOf(name: string): number {
    return this.#tape.leads.get(name)!;
  }

  #partyOf(name: string | undefined): number {
    return this.#market.parties.findIndex((party) => party.name === name);
  }
}

function keysOf(each: PolicyTestCase['expect'][number]): Expected[] {
  const others = ['at', 'lead', 'partner', 'why', 'payout'];
  return (Object.keys(each) as (keyof typeof each)[]).filter(
    (key): key is Expected => each[key] !== undefined && !others.includes(key),
  );
}

function inMoney(minor: number, currency: string): string {
  const text = (Math.abs(minor) / 100).toFixed(2).replace(/\.00$/, '');
  return `${minor < 0 ? '-' : ''}${text} ${currency}`;
}
