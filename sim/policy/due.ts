/** What a due time of the channel managers' own work means; `@` stands for the work. */
export const DUE =
  "@ is due this long after it has come up; due times order the managers' queue and do nothing else.";
