import { readSite, updateSiteSettings } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import type { Language, SiteSettings } from '@planner/core';
import { z } from 'zod';

/** What a site has until its administrator decides otherwise. */
export const usualSettings: SiteSettings = {
  maxHorizonDays: 180,
  exchangeBuffers: 'enforced',
  unknownOrganizer: 'accept',
  colleaguesSeeSubject: false,
  joinOwnMeetings: true,
  horizonTrim: false,
  administratorsNeedSecondFactor: false,
};

const settingsSchema = z.strictObject({
  maxHorizonDays: z.int().min(0).max(180),
  exchangeBuffers: z.enum(['enforced', 'advisory']),
  unknownOrganizer: z.enum(['accept', 'decline']),
  colleaguesSeeSubject: z.boolean(),
  joinOwnMeetings: z.boolean(),
  horizonTrim: z.boolean(),
  administratorsNeedSecondFactor: z.boolean(),
});

/** A site as people see it. */
export interface SiteProfile {
  readonly name: string;
  readonly language: Language;
  readonly settings: SiteSettings;
}

/**
 * The site's name, language and settings; settings added by a newer release have their usual value.
 * @throws when the scope's site doesn't exist: a scope is only made for one that does
 */
export async function siteProfile(tx: SiteTransaction): Promise<SiteProfile> {
  const row = await readSite(tx);
  if (!row) throw new Error(`site ${tx.scope.siteId} does not exist`);
  return { name: row.name, language: row.language, settings: settingsFrom(row.settings) };
}

/** The settings that booking rules read. */
export async function siteSettings(tx: SiteTransaction): Promise<SiteSettings> {
  return (await siteProfile(tx)).settings;
}

/** Stored settings, completed. */
export function settingsFrom(stored: Partial<SiteSettings>): SiteSettings {
  return { ...usualSettings, ...stored };
}

/** Replaces some settings. @throws ZodError for values that no form of ours sends */
export async function changeSettings(tx: SiteTransaction, changes: Partial<SiteSettings>): Promise<SiteSettings> {
  const next = settingsSchema.parse({ ...(await siteSettings(tx)), ...changes });
  await updateSiteSettings(tx, next);
  return next;
}
