/** What a due time of the channel managers' own work means. @param work begins the sentence */
export const dueMeaning = (work: string): string =>
  `${work} is due this long after it has come up; due times order the managers' queue and do nothing else.`;
