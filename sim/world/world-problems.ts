import { withSuggestion } from '../files/nearest-name.ts';
import { quote, sentence } from '../files/sentence.ts';
import type { Path } from '../files/tree.ts';
import { recommenderNames } from './compile-recommenders.ts';
import { collisions } from './name-key.ts';
import { HQ_DIRECT, LISTED, memberNames } from './partner-names.ts';
import type { WorldDocument } from './schema.ts';

/** Something wrong between the fields of a world. */
export interface WorldProblem {
  readonly path: Path;
  /** As made by `sentence`. */
  readonly message: string;
  /** Whether the key at the path is meant, and not its value. */
  readonly of?: 'key';
}

/** Modules of all products, each once, in order of appearance: the skills of this world. */
export function skillsOf(world: Pick<WorldDocument, 'products'>): string[] {
  return [...new Set(world.products.flatMap((product) => product.modules ?? [product.product]))];
}

/** Everything that is wrong between the fields of a world whose fields are each well formed. */
export function worldProblems(world: WorldDocument): WorldProblem[] {
  return [
    ...regionProblems(world),
    ...productProblems(world),
    ...sourceProblems(world),
    ...shockProblems(world),
    ...partnerProblems(world),
    ...laterProblems(world),
    ...quotationProblems(world),
    ...promotionProblems(world),
    ...referralProblems(world),
    ...partnerCareProblems(world),
    ...recommenderProblems(world),
    ...currencyProblems(world),
    ...keyProblems(world),
  ];
}

function unknown(path: Path, what: string, written: string, known: readonly string[]): WorldProblem[] {
  if (known.includes(written)) return [];
  return [{ path, message: withSuggestion(`there is no ${what} ${quote(written)}`, written, known) }];
}

/** The same for a name that is the key of a mapping. */
function unknownKey(path: Path, what: string, known: readonly string[]): WorldProblem[] {
  return unknown(path, what, String(path[path.length - 1]), known).map((problem) => ({
    ...problem,
    of: 'key',
  }));
}

function allZero(path: Path, weights: readonly number[], what: string): WorldProblem[] {
  if (weights.some((weight) => weight > 0)) return [];
  return [
    {
      path,
      message: sentence(`the weights of ${what} sum to 0`, 'give at least one of them a weight above 0'),
    },
  ];
}

function shockProblems({ shocks, regions: written, partners }: WorldDocument): WorldProblem[] {
  const regions = written.map(({ region }) => region);
  const known = partners.map(({ partner }) => partner);
  return shocks.flatMap(
    ({ on, per_year: perYear, regions: named = [], partner_exits: exits }, i): WorldProblem[] => {
      const hint = 'write `on:` for a date, or `per_year:` for random moments';
      const when =
        (on === undefined) === (perYear === undefined)
          ? [
              {
                path: ['shocks', i],
                message: sentence(
                  on === undefined ? 'nothing says when this shock strikes' : 'a shock has one way to strike',
                  hint,
                ),
              },
            ]
          : [];
      return [
        ...when,
        ...named.flatMap((region, k) => unknown(['shocks', i, 'regions', k], 'region', region, regions)),
        ...(exits?.partners ?? []).flatMap((partner, k) =>
          unknown(['shocks', i, 'partner_exits', 'partners', k], 'partner', partner, known),
        ),
      ];
    },
  );
}

/** Products that renewals, upsells, tickets and delivery name, and service for customers that have no later life. */
function laterProblems(world: WorldDocument): WorldProblem[] {
  const known = world.products.map(({ product }) => product);
  const found: WorldProblem[] = [];
  const { after_order: order, after_sales: service, delivery } = world;
  (order?.renewals.terms ?? []).forEach(({ product }, i) => {
    found.push(...unknown(['after_order', 'renewals', 'terms', i, 'product'], 'product', product, known));
  });
  (order?.upsells.paths ?? []).forEach(({ from, to }, i) => {
    const path = ['after_order', 'upsells', 'paths', i];
    from.forEach((product, k) => {
      found.push(...unknown([...path, 'from', k], 'product', product, known));
    });
    found.push(...unknown([...path, 'to'], 'product', to, known));
  });
  (service?.tickets ?? []).forEach(({ products = [] }, i) => {
    products.forEach((product, k) => {
      found.push(...unknown(['after_sales', 'tickets', i, 'products', k], 'product', product, known));
    });
  });
  (delivery?.projects ?? []).forEach(({ product }, i) => {
    found.push(...unknown(['delivery', 'projects', i, 'product'], 'product', product, known));
  });
  if (delivery !== undefined && order === undefined) {
    const message = sentence('customers have no life after their order', 'add `after_order:`');
    found.push({ path: ['delivery'], message, of: 'key' });
  }
  if (service !== undefined && order === undefined) {
    const message = sentence('customers have no life after their order', 'add `after_order:`');
    found.push({ path: ['after_sales'], message, of: 'key' });
  }
  return found;
}

function regionNames(world: WorldDocument): string[] {
  return world.regions.map((region) => region.region);
}

function regionProblems(world: WorldDocument): WorldProblem[] {
  const known = regionNames(world);
  const found: WorldProblem[] = [
    ...allZero(
      ['regions'],
      world.regions.map((region) => region.weight),
      'the regions',
    ),
    ...allZero(
      ['target_markets'],
      world.target_markets.map((market) => market.weight),
      'the target markets',
    ),
  ];
  for (const [i, holiday] of world.holidays.entries()) {
    for (const [j, region] of (holiday.regions ?? []).entries()) {
      found.push(...unknown(['holidays', i, 'regions', j], 'region', region, known));
    }
    if (holiday.to !== undefined && holiday.to < holiday.from) {
      found.push({ path: ['holidays', i, 'to'], message: 'the holiday ends before it begins' });
    }
  }
  const { home } = world.headquarters;
  if (home !== undefined) found.push(...unknown(['headquarters', 'home'], 'region', home, known));
  return found;
}

function productProblems(world: WorldDocument): WorldProblem[] {
  const found = allZero(
    ['products'],
    world.products.map((product) => product.weight),
    'the products',
  );
  for (const [i, product] of world.products.entries()) {
    const { modules = [], of_which_ad_spend: adSpend } = product;
    if (new Set(modules).size < modules.length) {
      found.push({ path: ['products', i, 'modules'], message: 'a module stands twice in the list' });
    }
    if (adSpend !== undefined && adSpend.minor > product.price.minor) {
      found.push({
        path: ['products', i, 'of_which_ad_spend'],
        message: sentence(
          'more is passed on to advertising platforms than the product costs',
          'the price includes the advertising spend',
        ),
      });
    }
  }
  return found;
}

function quotationProblems({ quotation, products }: WorldDocument): WorldProblem[] {
  const known = products.map(({ product }) => product);
  return Object.keys(quotation?.needs ?? {}).flatMap((product) =>
    unknownKey(['quotation', 'needs', product], 'product', known),
  );
}

function referralProblems(world: WorldDocument): WorldProblem[] {
  const { referrals, sources } = world;
  if (referrals === undefined) return [];
  const path = ['referrals', 'source'];
  const known = sources.map(({ source }) => source);
  const found = unknown(path, 'source', referrals.source, known);
  const owner = sources.find(({ source }) => source === referrals.source)?.owner;
  if (owner !== undefined && owner !== 'customer') {
    found.push({ path, message: 'customers send others through a source whose `owner` is `customer`' });
  }
  if (world.after_order === undefined) {
    found.push({
      path: ['referrals'],
      message: 'only with `after_order`, which knows how satisfied customers are',
    });
  }
  return found;
}

function recommenderProblems({ recommenders, sources }: WorldDocument): WorldProblem[] {
  const known = sources.map(({ source }) => source);
  return (recommenders?.kinds ?? []).flatMap(({ source, per_week: perWeek, posts, influences }, i) => {
    const path = ['recommenders', 'kinds', i];
    const found = unknown([...path, 'source'], 'source', source, known);
    const owner = sources.find((each) => each.source === source)?.owner;
    if (owner !== undefined && owner !== 'hq') {
      const message = 'those whom they bring enquire through a source whose `owner` is `hq`';
      found.push({ path: [...path, 'source'], message });
    }
    if (perWeek === 0 && posts === undefined && influences === 0) {
      const hint = 'write `per_week:`, `posts:` or `influences:`';
      found.push({ path, message: sentence('these neither bring nor influence anybody', hint) });
    }
    return found;
  });
}

function promotionProblems({ local_promotion: promotion, sources }: WorldDocument): WorldProblem[] {
  const known = sources.map(({ source }) => source);
  return (promotion?.raises ?? []).flatMap((source, i) =>
    unknown(['local_promotion', 'raises', i], 'source', source, known),
  );
}

function sourceProblems(world: WorldDocument): WorldProblem[] {
  const regions = regionNames(world);
  const products = world.products.map((product) => product.product);
  const found: WorldProblem[] = [];
  for (const [i, source] of world.sources.entries()) {
    const here = ['sources', i] as const;
    found.push(
      ...mixProblems([...here, 'regions'], 'region', source.regions, regions),
      ...mixProblems([...here, 'products'], 'product', source.products, products),
      ...allZero([...here, 'season'], source.season, 'the months'),
      ...allZero([...here, 'hours', 'by_weekday'], source.hours.by_weekday, 'the weekdays'),
      ...allZero([...here, 'hours', 'by_hour'], source.hours.by_hour, 'the hours'),
    );
    for (const [j, burst] of source.bursts.entries()) {
      const { from, to } = burst;
      if (to.month < from.month || (to.month === from.month && to.day < from.day)) {
        found.push({
          path: [...here, 'bursts', j, 'to'],
          message: sentence(
            'it ends before it begins',
            'one over New Year is two: one until 12-31, one from 01-01',
          ),
        });
      }
      for (const [k, region] of (burst.regions ?? []).entries()) {
        found.push(...unknown([...here, 'bursts', j, 'regions', k], 'region', region, regions));
      }
    }
  }
  return found;
}

function mixProblems(
  path: Path,
  what: string,
  mix: Readonly<Record<string, number>> | undefined,
  known: readonly string[],
): WorldProblem[] {
  if (mix === undefined) return [];
  return [
    ...Object.keys(mix).flatMap((name) => unknownKey([...path, name], what, known)),
    ...allZero(path, Object.values(mix), `the ${what}s`),
  ];
}

/** Visits win back trust, or win over new partners: a world without either has no use for them. */
function partnerCareProblems(world: WorldDocument): WorldProblem[] {
  if (world.partner_care === undefined) return [];
  if (world.adaptation !== undefined || world.recruitment !== undefined) return [];
  const why = 'partners neither react in this world nor are there new ones, so visits would do nothing';
  return [
    { path: ['partner_care'], message: sentence(why, 'add `adaptation:` or `recruitment:`'), of: 'key' },
  ];
}

/** Archetypes that the compiler adds: the direct team of headquarters, and partners listed without an archetype. */
const RESERVED: readonly string[] = [HQ_DIRECT, LISTED];

const NOBODY_APPLIES = sentence('nobody applies in this world', 'add `recruitment:`');

function partnerProblems(world: WorldDocument): WorldProblem[] {
  const regions = regionNames(world);
  const skills = skillsOf(world);
  const archetypes = world.archetypes.map((archetype) => archetype.archetype);
  const found: WorldProblem[] = [];
  const traitProblems = (
    path: Path,
    traits: { serves?: string | string[] | undefined; skills?: Record<string, number> | undefined },
  ) => {
    if (Array.isArray(traits.serves)) {
      for (const [k, region] of traits.serves.entries()) {
        found.push(...unknown([...path, 'serves', k], 'region', region, regions));
      }
    }
    for (const skill of Object.keys(traits.skills ?? {})) {
      found.push(...unknownKey([...path, 'skills', skill], 'module of a product', skills));
    }
  };
  for (const [i, archetype] of world.archetypes.entries()) {
    traitProblems(['archetypes', i], archetype);
    for (const region of Object.keys(archetype.count_in ?? {})) {
      found.push(...unknownKey(['archetypes', i, 'count_in', region], 'region', regions));
    }
    if (archetype.candidates !== undefined && world.recruitment === undefined) {
      found.push({ path: ['archetypes', i, 'candidates'], message: NOBODY_APPLIES, of: 'key' });
    }
    if (archetype.count === undefined && archetype.count_in === undefined) {
      found.push({
        path: ['archetypes', i],
        message: sentence(
          `nothing says how many partners are ${quote(archetype.archetype)}`,
          'write `count: 5`, or `count_in: { Shenzhen: 2, Dongguan: 1 }`; 0 if only listed partners have it',
        ),
      });
    }
  }
  for (const [i, partner] of world.partners.entries()) {
    traitProblems(['partners', i], partner);
    if (partner.candidate === true && world.recruitment === undefined) {
      found.push({ path: ['partners', i, 'candidate'], message: NOBODY_APPLIES, of: 'key' });
    }
    found.push(...unknown(['partners', i, 'home'], 'region', partner.home, regions));
    if (partner.archetype !== undefined) {
      found.push(...unknown(['partners', i, 'archetype'], 'archetype', partner.archetype, archetypes));
    }
  }
  traitProblems(['headquarters', 'direct_team'], world.headquarters.direct_team);
  const taken: [Path, string][] = [
    ...world.archetypes.map(({ archetype }, i): [Path, string] => [
      ['archetypes', i, 'archetype'],
      archetype,
    ]),
    ...world.partners.map(({ partner }, i): [Path, string] => [['partners', i, 'partner'], partner]),
  ];
  for (const [path, name] of taken) {
    if (RESERVED.includes(name)) {
      found.push({ path, message: sentence(`${quote(name)} has a meaning of its own`, 'take another name') });
    }
  }
  return found;
}

/** All amounts of money with their places; those that come from defaults are in CNY. */
function currencyProblems(world: WorldDocument): WorldProblem[] {
  const found: WorldProblem[] = [];
  const walk = (value: unknown, path: Path) => {
    if (typeof value !== 'object' || value === null) return;
    if ('minor' in value && 'currency' in value) {
      if (value.currency !== world.currency) {
        found.push({
          path,
          message: sentence(
            `this amount is in ${value.currency}, the world counts in ${world.currency}`,
            'one currency per world; defaults are in CNY, so write this one if it is left out',
          ),
        });
      }
      return;
    }
    for (const [key, part] of Object.entries(value)) {
      walk(part, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  walk(world, []);
  return found;
}

function keyProblems(world: WorldDocument): WorldProblem[] {
  const kinds: [string, string, string[]][] = [
    ['regions', 'region', regionNames(world)],
    ['target_markets', 'market', world.target_markets.map((market) => market.market)],
    ['products', 'product', world.products.map((product) => product.product)],
    ['products', 'skill', skillsOf(world)],
    ['sources', 'source', world.sources.map((source) => source.source)],
    ['recommenders', 'recommender', (world.recommenders?.kinds ?? []).flatMap(recommenderNames)],
    ['after_order', 'upsell', (world.after_order?.upsells.paths ?? []).map(({ path }) => path)],
    ['after_sales', 'ticket', (world.after_sales?.tickets ?? []).map(({ ticket }) => ticket)],
    [
      'archetypes',
      'party',
      [
        ...world.archetypes.flatMap((archetype) => memberNames(archetype).map((member) => member.name)),
        ...world.partners.map((partner) => partner.partner),
      ],
    ],
  ];
  return kinds.flatMap(([path, kind, names]) =>
    collisions(kind, names).map(([one, other]) => ({
      path: [path],
      message: sentence(
        `${quote(one)} and ${quote(other)} cannot be told apart by their hashes`,
        'rename one of them',
      ),
    })),
  );
}
