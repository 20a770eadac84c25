import { quote, sentence } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import { HQ_DIRECT, LISTED } from '../partner-names.ts';
import type { WorldDocument } from '../schema.ts';
import { regionNames, skillsOf, unknown, unknownKey, type WorldProblem } from './problem.ts';

/** Archetypes that the compiler adds: the direct team of headquarters, and partners listed without an archetype. */
const RESERVED: readonly string[] = [HQ_DIRECT, LISTED];

const NOBODY_APPLIES = sentence('nobody applies in this world', 'add `recruitment:`');

export function partnerProblems(world: WorldDocument): WorldProblem[] {
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

/** Visits win back trust, or win over new partners: a world without either has no use for them. */
export function partnerCareProblems(world: WorldDocument): WorldProblem[] {
  if (world.partner_care === undefined) return [];
  if (world.adaptation !== undefined || world.recruitment !== undefined) return [];
  const why = 'partners neither react in this world nor are there new ones, so visits would do nothing';
  return [
    { path: ['partner_care'], message: sentence(why, 'add `adaptation:` or `recruitment:`'), of: 'key' },
  ];
}
