import { enlarged } from './columns.ts';

/**
 * Pairing heaps over one pool of nodes: any number of min-heaps, each known by its root, with the links in
 * two shared columns, so that they cost no storage of their own and are copied with the pool.
 *
 * M. L. Fredman, R. Sedgewick, D. D. Sleator and R. E. Tarjan, "The pairing heap", Algorithmica 1 (1986).
 * Nodes are ordered by (key, sequence), and each node is in at most one heap.
 */

const NONE = -1;

export class PairingHeaps {
  private key: Int32Array;
  private sequence: Float64Array;
  private child: Int32Array;
  private sibling: Int32Array;

  /** @param capacity number of nodes, numbered from 0 */
  constructor(capacity: number) {
    this.key = new Int32Array(capacity);
    this.sequence = new Float64Array(capacity);
    this.child = new Int32Array(capacity);
    this.sibling = new Int32Array(capacity);
  }

  /**
   * Adds a node to a heap.
   *
   * @param root root of the heap, -1 if it is empty
   * @returns the new root
   */
  insert(root: number, node: number, key: number, sequence: number): number {
    this.key[node] = key;
    this.sequence[node] = sequence;
    this.child[node] = NONE;
    this.sibling[node] = NONE;
    return root === NONE ? node : this.meld(root, node);
  }

  /** Removes the root and returns the new one, -1 if the heap is then empty. */
  removeRoot(root: number): number {
    const { child, sibling } = this;
    // First pass: meld children in pairs from the left, stacking the results; second: meld the stack.
    let stack = NONE;
    let node = child[root];
    while (node !== NONE) {
      const partner = sibling[node];
      if (partner === NONE) {
        sibling[node] = stack;
        stack = node;
        break;
      }
      const next = sibling[partner];
      const winner = this.meld(node, partner);
      sibling[winner] = stack;
      stack = winner;
      node = next;
    }
    let result = stack;
    if (result === NONE) return NONE;
    node = sibling[result];
    sibling[result] = NONE;
    while (node !== NONE) {
      const next = sibling[node];
      sibling[node] = NONE;
      result = this.meld(result, node);
      node = next;
    }
    return result;
  }

  /** Number of nodes there is room for. */
  get capacity(): number {
    return this.key.length;
  }

  /** Makes room for this many nodes; those there are keep their places. */
  grow(capacity: number): void {
    const sequence = this.sequence;
    this.key = enlarged(this.key, capacity);
    this.child = enlarged(this.child, capacity);
    this.sibling = enlarged(this.sibling, capacity);
    this.sequence = new Float64Array(capacity);
    this.sequence.set(sequence);
  }

  /** Makes this pool an independent copy of the first `count` nodes of another. It must be large enough. */
  copyFrom(other: PairingHeaps, count: number): void {
    this.key.set(other.key.subarray(0, count));
    this.sequence.set(other.sequence.subarray(0, count));
    this.child.set(other.child.subarray(0, count));
    this.sibling.set(other.sibling.subarray(0, count));
  }

  /** Joins two heaps under the smaller root. */
  private meld(a: number, b: number): number {
    const { key, child, sibling } = this;
    const first = key[a] < key[b] || (key[a] === key[b] && this.sequence[a] < this.sequence[b]);
    const parent = first ? a : b;
    const under = first ? b : a;
    sibling[under] = child[parent];
    child[parent] = under;
    return parent;
  }
}
