export const meetingTabs = ['details', 'history', 'sync'] as const;
export type MeetingTab = (typeof meetingTabs)[number];

/** Where an arrow, Home or End leads from a tab, around the ends; null for every other key. */
export function neighbourTab(tab: MeetingTab, key: string): MeetingTab | null {
  const at = meetingTabs.indexOf(tab);
  if (key === 'ArrowRight') return meetingTabs[(at + 1) % meetingTabs.length]!;
  if (key === 'ArrowLeft') return meetingTabs.at(at - 1)!;
  if (key === 'Home') return meetingTabs[0];
  if (key === 'End') return meetingTabs.at(-1)!;
  return null;
}
