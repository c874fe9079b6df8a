import { describe, expect, test } from 'vitest';
import { neighbourTab } from './meeting-tabs.ts';

describe('the tabs of a meeting', () => {
  test('are walked with the arrows, around the ends', () => {
    expect(neighbourTab('details', 'ArrowRight')).toBe('history');
    expect(neighbourTab('sync', 'ArrowRight')).toBe('details');
    expect(neighbourTab('details', 'ArrowLeft')).toBe('sync');
  });

  test('have Home and End, and leave other keys alone', () => {
    expect(neighbourTab('history', 'Home')).toBe('details');
    expect(neighbourTab('history', 'End')).toBe('sync');
    expect(neighbourTab('history', 'Enter')).toBeNull();
  });
});
