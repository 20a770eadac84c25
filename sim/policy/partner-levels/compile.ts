import type { PartnerLevels } from '../compiled.ts';
import type { PolicyDocument } from '../schema.ts';

const PERIODS = { 'every month': 'month', 'every quarter': 'quarter', 'every year': 'year' } as const;

/** Levels of partners as the market applies them; null where all partners are alike. */
export function compilePartnerLevels(written: PolicyDocument['partner_levels']): PartnerLevels | null {
  if (written === undefined) return null;
  return {
    per: PERIODS[written.review],
    fallsOneLevel: written.falls === 'one-level',
    levels: written.levels.map(({ level, from, adds, leads }) => ({
      name: level,
      from: from.minor,
      adds,
      getsLeads: leads === 'as-others',
    })),
  };
}
