/** Languages in which every sentence of Planner exists. */
export const languages = ['en', 'da', 'de'] as const;
export type Language = (typeof languages)[number];

/** The best of our languages for a BCP 47 tag (`da-DK` → `da`); English where we have none. */
export function languageOf(tag: string | null | undefined): Language {
  const primary = tag?.toLowerCase().split('-')[0];
  return languages.find((language) => language === primary) ?? 'en';
}
