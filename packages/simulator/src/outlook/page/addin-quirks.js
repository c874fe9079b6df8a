/** Reads `quirks=staleLocations,slow:300` of the page's address. */
export function readQuirks(search = location.search) {
  const listed = (new URLSearchParams(search).get('quirks') ?? '').split(',').filter(Boolean);
  const values = new Map(listed.map((one) => one.split(':')).map(([name, value]) => [name, value ?? '1']));
  return {
    has: (name) => values.has(name),
    number: (name) => Number(values.get(name) ?? 0),
    names: () => [...values.keys()],
  };
}

/** A call that is never answered. */
export const never = new Promise(() => {});
