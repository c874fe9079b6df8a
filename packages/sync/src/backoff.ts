const capSeconds = 5 * 60;

/**
 * When to try again after the n-th failure: exactly when Graph says, else full jitter under a doubling roof
 * (1, 2, 4 … seconds, at most five minutes).
 * @param attempt  failures so far, 1 for the first
 * @param random   0 ≤ x < 1
 */
export function nextTryAt(
  failure: { readonly attempt: number; readonly retryAt: Temporal.Instant | null },
  now: Temporal.Instant,
  random: () => number,
): Temporal.Instant {
  if (failure.retryAt) return failure.retryAt;
  const roofSeconds = Math.min(capSeconds, 2 ** Math.min(failure.attempt, 20));
  return now.add({ milliseconds: Math.max(200, Math.round(random() * roofSeconds * 1000)) });
}
