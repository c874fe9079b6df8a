import { describe, expect, it } from 'vitest';
import { canonicalZone, isZone, nearestZones, sameZone, zoneNames } from './zones.ts';

describe('a zone name', () => {
  it.each([
    'Europe/Copenhagen',
    'Asia/Kathmandu',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'UTC',
    'Europe/Kiev',
    'Europe/Kyiv',
  ])('%s is one', (name) => {
    expect(isZone(name)).toBe(true);
  });

  it.each([
    'Mars/Base',
    'CET+1',
    '+02:00',
    '',
    'Europe/Copenhagen ',
    '2026-01-01T00:00[UTC]',
    'W. Europe Standard Time',
    '../etc',
  ])('“%s” isn’t one', (name) => {
    expect(isZone(name)).toBe(false);
    expect(canonicalZone(name)).toBeNull();
  });

  it('that was replaced is stored by its present name', () => {
    expect(canonicalZone('Europe/Kiev')).toBe('Europe/Kyiv');
    expect(canonicalZone('Europe/Kyiv')).toBe('Europe/Kyiv');
    expect(canonicalZone('asia/calcutta')).toBe('Asia/Kolkata');
    expect(canonicalZone('Asia/Katmandu')).toBe('Asia/Kathmandu');
    expect(canonicalZone('europe/copenhagen')).toBe('Europe/Copenhagen');
  });

  it('means the same zone under its old and its new name', () => {
    expect(sameZone('Europe/Kiev', 'Europe/Kyiv')).toBe(true);
    expect(sameZone('Asia/Calcutta', 'Asia/Kolkata')).toBe(true);
    expect(sameZone('Europe/Copenhagen', 'America/New_York')).toBe(false);
    expect(sameZone('Mars/Base', 'Mars/Base')).toBe(false);
  });
});

describe('the zones proposed for an unknown name', () => {
  it.each([
    ['Europe/Copenhagne', 'Europe/Copenhagen'],
    ['copenhagen', 'Europe/Copenhagen'],
    ['new york', 'America/New_York'],
    ['Asia/Katmandoo', 'Asia/Kathmandu'],
    ['lord howe', 'Australia/Lord_Howe'],
  ])('for “%s” begin with %s', (name, zone) => {
    expect(nearestZones(name)[0]).toBe(zone);
  });

  it('are five at most, and known ones, whatever was written', () => {
    for (const name of ['Mars/Base', '', '💥'.repeat(5000)]) {
      const proposed = nearestZones(name);
      expect(proposed).toHaveLength(5);
      expect(proposed.every(isZone)).toBe(true);
    }
  });

  it('come from a sorted list of present names', () => {
    const names = zoneNames();
    expect(names).toEqual(names.toSorted());
    expect(names).toContain('Europe/Kyiv');
    expect(names).not.toContain('Europe/Kiev');
    expect(names.every(isZone)).toBe(true);
  });
});
