/** Kinds of partners that recommend and do not sell; rules pay by them. */
export const RECOMMENDER_TYPES = ['affiliate', 'influencer', 'association', 'consultant'] as const;
