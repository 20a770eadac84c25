import { expect, test } from 'vitest';
import { compiledFrom, shippedText } from '../market/tiny-study.ts';

/** Rights of the shipped `regions-exclusive`, with these words for what they cover. */
function rightsCovering(covers: string) {
  const policy = shippedText('policies/regions-exclusive-with-duties.yaml');
  expect(policy).toContain('covers:');
  const study = compiledFrom(
    { 'policies/regions-exclusive-with-duties.yaml': policy.replace(/covers: .*/, covers) },
    'studies/regions.yaml',
  );
  return study.policies
    .flatMap(({ market }) => market?.rights ?? [])
    .filter(({ duties }) => duties.promotion > 0);
}

test('a right to all leads of headquarters covers all of what promotion brings that could go to another', () => {
  for (const covers of ['covers: anything', 'covers: { origin: hq }']) {
    const rights = rightsCovering(covers);
    expect(rights.length).toBeGreaterThan(3);
    for (const { coveredShare } of rights) expect(coveredShare).toBeCloseTo(1, 12);
  }
  for (const { coveredShare } of rightsCovering('covers: { source: website }')) {
    expect(coveredShare).toBeGreaterThan(0);
    expect(coveredShare).toBeLessThan(1);
  }
  for (const right of rightsCovering('covers: { origin: partner }')) {
    expect(right).toMatchObject({ coveredShare: 0, coveredPerWeek: 0 });
  }
});
