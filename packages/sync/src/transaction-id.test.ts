import { describe, expect, it } from 'vitest';
import { nextTryAt } from './backoff.ts';
import { transactionIdOf } from './transaction-id.ts';

describe('a create that is repeated', () => {
  it('is the same transaction for Exchange, until the meeting gets a new event', () => {
    const once = transactionIdOf('0192f0c0-0000-7000-8000-000000000001', 1);
    expect(once).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(transactionIdOf('0192f0c0-0000-7000-8000-000000000001', 1)).toBe(once);
    expect(transactionIdOf('0192f0c0-0000-7000-8000-000000000001', 2)).not.toBe(once);
  });
});

describe('the next try', () => {
  const now = Temporal.Instant.from('2026-11-24T08:00:00Z');

  it('comes exactly when Graph says', () => {
    const retryAt = now.add({ seconds: 17 });
    expect(nextTryAt({ attempt: 9, retryAt }, now, () => 0)).toBe(retryAt);
  });

  it('else comes at a random moment under a roof that doubles to five minutes', () => {
    const roof = (attempt: number): number =>
      nextTryAt({ attempt, retryAt: null }, now, () => 0.999)
        .since(now)
        .total('seconds');
    expect(roof(1)).toBeLessThan(2);
    expect(roof(4)).toBeGreaterThan(15);
    expect(roof(4)).toBeLessThan(16);
    expect(roof(50)).toBeLessThan(300);
    expect(
      nextTryAt({ attempt: 4, retryAt: null }, now, () => 0)
        .since(now)
        .total('seconds'),
    ).toBe(0.2);
  });
});
