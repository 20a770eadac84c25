import { openStore } from '../../../sim/study/store/store.ts';

/** A process of its own that fills a store: `store-writer.ts FOLDER FIRST COUNT`. */
const [folder, first, count] = process.argv.slice(2);
const store = openStore(folder!);
for (let i = 0; i < Number(count); i++) {
  const replication = Number(first) + i;
  store.append('shared', replication, new Float64Array(200).fill(replication));
}
await store.close();
