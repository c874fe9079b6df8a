import { byId } from './dom.js';
import { readQuirks } from './addin-quirks.js';

/** Number that goes with a fault which takes one. */
const numbers = { slow: '1500', idUnknown: '30' };

/**
 * Shows which client and faults the address names, and writes there what is chosen. Open appointments keep client and
 * faults; theme and connection change under them, as they do in life.
 */
export function showAddinSettings() {
  const profile = byId('addin-profile');
  const theme = byId('addin-theme');
  const offline = byId('work-offline');
  const boxes = [...byId('addin-settings').querySelectorAll('.quirks input')];
  const parameters = new URLSearchParams(location.search);
  profile.value = parameters.get('profile') ?? 'web';
  theme.value = parameters.get('theme') ?? '';
  offline.checked = parameters.has('offline');
  const quirks = readQuirks();
  for (const box of boxes) box.checked = quirks.has(box.value);
  const write = () => {
    const next = new URLSearchParams(location.search);
    const chosen = boxes
      .filter((box) => box.checked)
      .map(({ value }) => (numbers[value] ? `${value}:${numbers[value]}` : value));
    next.set('profile', profile.value);
    if (chosen.length > 0) next.set('quirks', chosen.join());
    else next.delete('quirks');
    if (theme.value === '') next.delete('theme');
    else next.set('theme', theme.value);
    if (offline.checked) next.set('offline', '1');
    else next.delete('offline');
    history.replaceState(null, '', `?${next}`);
    dispatchEvent(new Event('addin-settings'));
  };
  byId('addin-settings').addEventListener('change', write);
}
