const light = {
  bodyBackgroundColor: '#ffffff',
  bodyForegroundColor: '#242424',
  controlBackgroundColor: '#f5f5f5',
  controlForegroundColor: '#242424',
  isDarkTheme: false,
};
const dark = {
  bodyBackgroundColor: '#1f1f1f',
  bodyForegroundColor: '#ffffff',
  controlBackgroundColor: '#292929',
  controlForegroundColor: '#ffffff',
  isDarkTheme: true,
};
/** What a contrast theme of Windows gives: no shades. */
const contrast = {
  bodyBackgroundColor: '#000000',
  bodyForegroundColor: '#ffffff',
  controlBackgroundColor: '#000000',
  controlForegroundColor: '#ffff00',
  isDarkTheme: true,
};
const themes = { light, dark, contrast };
const system = matchMedia('(prefers-color-scheme: dark)');

/** `Office.OfficeTheme` as it is now: what the page's address names (`theme=`), else what the system has. */
export const officeTheme = () =>
  themes[new URLSearchParams(location.search).get('theme')] ?? (system.matches ? dark : light);

/** Calls `changed` with the new theme when system or address have another; returns how to stop. */
export function watchTheme(changed) {
  let before = officeTheme();
  const look = () => {
    const now = officeTheme();
    if (now !== before) changed(now);
    before = now;
  };
  system.addEventListener('change', look);
  addEventListener('addin-settings', look);
  return () => {
    system.removeEventListener('change', look);
    removeEventListener('addin-settings', look);
  };
}
