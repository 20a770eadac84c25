import { EventEmitter } from 'node:events';
import { main } from '../../sim/cli/main.ts';
import type { Terminal } from '../../sim/cli/terminal.ts';

/** A terminal without a screen that remembers what was written and can be interrupted. */
export class FakeTerminal extends EventEmitter implements Terminal {
  out = '';
  err = '';
  readonly stdout = { write: (text: string) => this.#add('out', text) };
  readonly stderr = { write: (text: string) => this.#add('err', text) };

  #add(to: 'out' | 'err', text: string): void {
    this[to] += text;
    this.emit(to, text);
  }
}

/** Calls the command line as the shell would. */
export async function fairlead(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = new FakeTerminal();
  const code = await main(words, terminal);
  return { code, out: terminal.out, err: terminal.err };
}
