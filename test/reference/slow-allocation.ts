import type { PolicyDocument } from '../../sim/policy/schema.ts';
import type { AllocationView } from '../../sim/policy/view.ts';
import type { CompiledParty, CompiledWorld } from '../../sim/world/compiled.ts';
import { factsOf, slowMatches } from './slow-conditions.ts';

type Rule = PolicyDocument['allocation'][number];

/** What was decided, by name. */
export interface SlowDecision {
  to: 'party' | 'pool' | 'manual' | 'nobody';
  rule: string | undefined;
  party: string | undefined;
  overflow: boolean;
}

/**
 * The allocation waterfall as the policy says it, by names and lists: a rule makes a list of whom it could take,
 * strikes out whom it may not, and picks. It remembers for itself who had a turn and how much each was given.
 */
export class SlowAllocation {
  readonly #policy: PolicyDocument;
  readonly #world: CompiledWorld;
  /** Last partner served, by rule and region. */
  readonly #lastServed = new Map<string, string>();
  /** What each partner has been given by a weighted rule, in leads over weight. */
  readonly #given = new Map<string, number>();

  constructor(policy: PolicyDocument, world: CompiledWorld) {
    this.#policy = policy;
    this.#world = world;
  }

  decide(view: AllocationView): SlowDecision {
    const facts = factsOf(view.lead, this.#policy, this.#world);
    const { limits, allocation } = this.#policy;
    let overflow = false;
    for (const rule of allocation.slice(view.fromRule)) {
      if (!slowMatches(rule.when, facts)) continue;
      const answer = this.#ask(rule, view);
      if (answer === 'full') overflow = true;
      else if (answer !== 'none')
        return { rule: rule.rule, ...answer, overflow: overflow || answer.overflow };
    }
    const nothing = { rule: undefined, party: undefined, overflow };
    if (limits.when_nobody === 'pool') return { to: 'pool', ...nothing };
    if (limits.when_nobody === 'hq-direct' && !this.#hqHadIt(view)) {
      return { ...nothing, to: 'party', party: this.#hq.name };
    }
    return { to: 'nobody', ...nothing };
  }

  #ask(rule: Rule, view: AllocationView): Omit<SlowDecision, 'rule'> | 'none' | 'full' {
    const nobody = { party: undefined, overflow: false };
    if (rule.give_to === 'nobody') return { to: 'nobody', ...nobody };
    if (rule.give_to === 'hq-direct') {
      return this.#hqHadIt(view) ? 'none' : { to: 'party', party: this.#hq.name, overflow: false };
    }
    const eligible = this.#eligible(rule, view);
    if (eligible.length === 0) return 'none';
    if (rule.give_to === 'open-pool') return { to: 'pool', ...nobody };
    if (rule.give_to === 'channel-manager') return { to: 'manual', ...nobody };

    const first = this.#pick(rule, eligible, view, view.chance);
    const whenFull = this.#policy.limits.when_full;
    if (whenFull === 'give-anyway' || !this.#isFull(first, view)) return this.#give(rule, first, view, false);
    const takesTurns = rule.give_to === 'round-robin' || rule.give_to === 'weighted';
    const withRoom = eligible.filter((party) => !this.#isFull(party, view));
    if ((whenFull === 'next-best' || takesTurns) && withRoom.length > 0) {
      const lowerDigits = (view.chance * 2 ** 20) % 1;
      return this.#give(rule, this.#pick(rule, withRoom, view, lowerDigits), view, true);
    }
    if (whenFull === 'hq-direct' && !this.#hqHadIt(view)) {
      return { to: 'party', party: this.#hq.name, overflow: true };
    }
    return 'full';
  }

  /** Whom the rule may take, in the order of the hashes of their names. */
  #eligible(rule: Rule, view: AllocationView): CompiledParty[] {
    const { lead } = view;
    const indexOf = (party: CompiledParty) => this.#world.parties.indexOf(party);
    const partners = this.#world.parties
      .filter((party) => !party.isHq)
      .sort((a, b) => a.k0 - b.k0 || a.k1 - b.k1);
    const free = partners.filter((party) => view.excluded[indexOf(party)] === 0);
    const mayHave = free.filter((party) => view.board.passedOverUntil[indexOf(party)] <= view.now);
    switch (rule.give_to) {
      case 'submitter':
        return free.filter((party) => indexOf(party) === lead.submitter);
      case 'partner-of-record':
        return mayHave.filter((party) => indexOf(party) === lead.partnerOfRecord);
      case 'territory': {
        const region = this.#world.regions[lead.region]?.name;
        return mayHave.filter((party) => region !== undefined && rule.holders[region] === party.name);
      }
      case 'weighted':
        return this.#inReach(rule.within, mayHave, lead.region).filter(
          ({ name }) => this.#weight(rule, name) > 0,
        );
      case 'round-robin':
      case 'best-match':
      case 'random':
      case 'open-pool':
      case 'channel-manager':
        return this.#inReach(rule.within, mayHave, lead.region);
      default:
        return [];
    }
  }

  #inReach(within: 'region' | 'everywhere', partners: CompiledParty[], region: number): CompiledParty[] {
    return within === 'everywhere' ? partners : partners.filter((party) => party.regions.includes(region));
  }

  #pick(rule: Rule, eligible: CompiledParty[], view: AllocationView, chance: number): CompiledParty {
    switch (rule.give_to) {
      case 'round-robin': {
        const lastName = this.#lastServed.get(this.#turnOf(rule, view));
        const last = this.#world.parties.find((party) => party.name === lastName);
        const behind = eligible.find((party) => last !== undefined && isBehind(party, last));
        return behind ?? eligible[0];
      }
      case 'weighted': {
        const given = eligible.map((party) => this.#given.get(`${rule.rule} ${party.name}`) ?? 0);
        return eligible[given.indexOf(Math.min(...given))];
      }
      case 'best-match': {
        const scores = eligible.map((party) => this.#score(rule, party, view));
        const best = eligible.filter((_, i) => scores[i] === Math.max(...scores));
        return best[Math.floor(chance * best.length)];
      }
      case 'random':
        return eligible[Math.floor(chance * eligible.length)];
      default:
        return eligible[0];
    }
  }

  #give(
    rule: Rule,
    party: CompiledParty,
    view: AllocationView,
    overflow: boolean,
  ): Omit<SlowDecision, 'rule'> {
    if (rule.give_to === 'round-robin') this.#lastServed.set(this.#turnOf(rule, view), party.name);
    if (rule.give_to === 'weighted') {
      const key = `${rule.rule} ${party.name}`;
      this.#given.set(key, (this.#given.get(key) ?? 0) + 1 / this.#weight(rule, party.name));
    }
    return { to: 'party', party: party.name, overflow };
  }

  #turnOf(rule: Extract<Rule, { give_to: 'round-robin' }>, view: AllocationView): string {
    return `${rule.rule} ${rule.within === 'region' ? view.lead.region : ''}`;
  }

  #weight(rule: Extract<Rule, { give_to: 'weighted' }>, name: string): number {
    return rule.weights[name] ?? rule.others;
  }

  #score(rule: Extract<Rule, { give_to: 'best-match' }>, party: CompiledParty, view: AllocationView): number {
    const { board, lead } = view;
    const p = this.#world.parties.indexOf(party);
    const all = this.#world.skills.map((_, skill) => skill);
    const wanted = all.filter((skill) => ((view.skillsWanted >> skill) & 1) === 1);
    const skills = (wanted.length > 0 ? wanted : all).map(
      (skill) => board.skills[p * board.skillCount + skill],
    );
    const free = Math.max(0, Math.min(1, board.freeHours[p] / (40 * board.staff[p])));
    // Added up in this order, so that equal partners have equal sums to the last bit.
    const parts = [
      rule.weigh.skill * (skills.reduce((a, b) => a + b, 0) / skills.length),
      rule.weigh.on_site * (party.regions.includes(lead.region) ? board.onSite[p] : 0),
      (rule.weigh.speed * 8) / (8 + board.responseHours[p]),
      rule.weigh.free_hours * free,
      (rule.weigh.performance * board.winRate[p]) / (board.winRate[p] + 0.05),
    ];
    return parts.reduce((sum, part) => sum + part, 0);
  }

  #isFull(party: CompiledParty, view: AllocationView): boolean {
    const p = this.#world.parties.indexOf(party);
    const most = this.#policy.limits.open_leads_per_person;
    return most !== undefined && view.board.openLeads[p] >= most * view.board.staff[p];
  }

  get #hq(): CompiledParty {
    return this.#world.parties[this.#world.parties.length - 1];
  }

  #hqHadIt(view: AllocationView): boolean {
    return view.excluded[this.#world.parties.length - 1] !== 0;
  }
}

/** Does a partner come behind another in the order of the hashes? */
function isBehind(party: CompiledParty, other: CompiledParty): boolean {
  return party.k0 === other.k0 ? party.k1 > other.k1 : party.k0 > other.k0;
}
