/** Each language in its own words. */
export const languageNames = { en: 'English', da: 'Dansk', de: 'Deutsch' } as const;
