/** Whether headquarters counts the first enquiry of a customer that was brought. */
export const Judged = { notYet: 0, effective: 1, ineffective: 2 } as const;

/** What partners that recommend have done, and what came of it. Empty in worlds without any. */
export class RecommenderTable {
  /** One entry a member: effort now, 1 being the ordinary one; share of its enquiries that buy, as it takes it to be. */
  readonly effort: Float64Array;
  readonly buys: Float64Array;
  /** Its posts since the first of the month. */
  readonly postsOfMonth: Int32Array;
  /** One entry a post of the tape: 1 for one that was made. */
  posted = new Uint8Array(0);
  /** One entry a customer: bit per kind of which a member has reached it, beside whoever brought it. */
  touched = new Int32Array(0);
  /** As `Judged`; when its first enquiry was taken on, and found to be nobody's; 0 for never. */
  judged = new Uint8Array(0);
  acceptedAt = new Int32Array(0);
  junkAt = new Int32Array(0);

  constructor(members: number) {
    this.effort = new Float64Array(members);
    this.buys = new Float64Array(members);
    this.postsOfMonth = new Int32Array(members);
  }

  /** Nothing has been done, with room for so much. */
  reset(customers: number, posts: number): void {
    this.posted = emptied(this.posted, posts);
    this.touched = emptied(this.touched, customers);
    this.judged = emptied(this.judged, customers);
    this.acceptedAt = emptied(this.acceptedAt, customers);
    this.junkAt = emptied(this.junkAt, customers);
    for (const column of [this.effort, this.buys, this.postsOfMonth]) column.fill(0);
  }

  copyFrom(other: RecommenderTable): void {
    this.reset(other.touched.length, other.posted.length);
    this.effort.set(other.effort);
    this.buys.set(other.buys);
    this.postsOfMonth.set(other.postsOfMonth);
    this.posted.set(other.posted);
    this.touched.set(other.touched);
    this.judged.set(other.judged);
    this.acceptedAt.set(other.acceptedAt);
    this.junkAt.set(other.junkAt);
  }
}

function emptied<T extends Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(column: T, length: number): T {
  if (column.length === length) return column.fill(0) as T;
  return new (column.constructor as new (length: number) => T)(length);
}
