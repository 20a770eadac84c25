import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { BUSY_WORLD, busyWith, compiledFrom, type Texts, TODAY } from './tiny-study.ts';

/** Promotion that pays in `busy`: cheap, soon at its height, and two partners that promote whatever it brings. */
export const PROMOTION = 'most: 60%, first_lead_costs: 60 CNY, half_life: 3w, spills_over: 20%';

const PROMOTERS = `partners:
  - { partner: Pearl, home: Shenzhen, archetype: fast-agent, promotes: 80%, promotes_anyway: 1500 CNY }
  - { partner: Tea-Hill, home: Hangzhou, archetype: consultant, staff: 4, promotes: 80%, promotes_anyway: 1500 CNY }
`;

/** `busy` with local promotion. @param says what the block of the world says; none where empty */
export function promotionWorld(says: string): string {
  const world = BUSY_WORLD.replace('partners:\n', PROMOTERS);
  return says === '' ? world : `${world}local_promotion: { ${says} }\n`;
}

const STUDY = `
study: promotion
world: busy
running_business: { under: today, for: 4w }
cut_over: { on: 2027-01-04, open_business: keep-old-terms }
policies: [today, later]
cohort_until: 2027-04-05
follow_up: 8w
`;

/** What a test may say otherwise. */
interface Otherwise {
  readonly later?: string;
  readonly today?: string;
  readonly world?: string;
  readonly seed?: string;
}

/** The documents of the busy study with local promotion; its second plan is under `later`. */
export function promotionTexts(
  says = PROMOTION,
  { later = TODAY, today = TODAY, world = promotionWorld(says) }: Otherwise = {},
): Texts {
  return busyWith({
    'worlds/busy.yaml': world,
    'policies/today.yaml': today,
    'policies/later.yaml': later.replace('policy: today', 'policy: later'),
    'studies/promotion.yaml': STUDY,
  });
}

/** That study. */
export function promotionStudy(says = PROMOTION, otherwise: Otherwise = {}): CompiledStudy {
  const texts = promotionTexts(says, otherwise);
  return compiledFrom(texts, 'studies/promotion.yaml', otherwise.seed ?? 'promotion');
}
