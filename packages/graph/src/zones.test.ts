import { zoneNames } from '@planner/core';
import { describe, expect, it } from 'vitest';
import { graphZoneOf, zoneOfGraph } from './zones.ts';

describe('zone names', () => {
  it('Kyiv and Kolkata are known under their present and their former names', () => {
    expect(graphZoneOf('Europe/Kyiv')).toBe('FLE Standard Time');
    expect(graphZoneOf('Europe/Kiev')).toBe('FLE Standard Time');
    expect(graphZoneOf('Asia/Kolkata')).toBe('India Standard Time');
    expect(graphZoneOf('Asia/Kathmandu')).toBe('Nepal Standard Time');
  });

  it('a meeting of Copenhagen doesn’t come back as one of Paris', () => {
    expect(graphZoneOf('Europe/Copenhagen')).toBe('Romance Standard Time');
    expect(zoneOfGraph('Romance Standard Time', 'Europe/Copenhagen')).toBe('Europe/Copenhagen');
    expect(zoneOfGraph('Romance Standard Time', 'America/New_York')).toBe('Europe/Paris');
  });

  it('reads Windows names in any letter case, IANA names, and says no to custom zones', () => {
    expect(zoneOfGraph('pacific standard time')).toBe('America/Los_Angeles');
    expect(zoneOfGraph('Europe/Kiev')).toBe('Europe/Kyiv');
    expect(zoneOfGraph('tzone://Microsoft/Utc')).toBe('UTC');
    expect(zoneOfGraph('tzone://Microsoft/Custom')).toBeNull();
    expect(zoneOfGraph('Middle-earth Standard Time')).toBeNull();
    expect(zoneOfGraph(null)).toBeNull();
  });

  it('every zone of the runtime comes back as itself when it is preferred', () => {
    for (const zone of zoneNames()) {
      const back = zoneOfGraph(graphZoneOf(zone), zone);
      expect([zone, 'UTC']).toContain(back);
    }
  });
});
