/** Partners that recommend, where customers may want their money back: pay is then taken back too. */
export const RECOMMENDERS = `
recommenders:
  kinds:
    - { recommender: portal, type: affiliate, count: 2, source: told, per_week: 0.6, wants: 40 CNY, honesty: 20%, tracked: 90%, influences: 90%, before: 50%, around: 2d }
    - { recommender: host, type: influencer, source: told, posts: { per_month: 4, brings: 1.5, fades_after: 2d }, wants: 500 CNY, tracked: 80%, influences: 40%, around: 2d }
    - { recommender: lawyer, type: consultant, source: told, anyway: 100%, tracked: 90%, influences: 90%, around: 1d }
`;

/** What they are paid. @param credit whose an order is that two can claim; nobody's where empty */
export const recommenderPay = (credit: string) => `
recommender_pay:
  influenced: true
  taken_back_within: 5d
  rules:
    - { rule: clicks, for: [affiliate], per_lead: { pays: 50 CNY, for: every-lead }, per_order: { share: 4% }, paid: 2d }
    - { rule: posts, for: [influencer], per_post: { pays: 900 CNY, at_most: 3 per month }, per_order: { share: 5% }, paid: 1d }
    - { rule: others, per_order: { at_most: 900 CNY }, paid: 1d }
${credit}`;
