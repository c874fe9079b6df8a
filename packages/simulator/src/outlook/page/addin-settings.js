import { byId } from './dom.js';
import { readQuirks } from './addin-quirks.js';

/** Number that goes with a fault which takes one. */
const numbers = { slow: '1500' };

/** Shows which client and faults the address names, and writes there what is chosen; open appointments aren't touched. */
export function showAddinSettings() {
  const profile = byId('addin-profile');
  const boxes = [...byId('addin-settings').querySelectorAll('input')];
  const parameters = new URLSearchParams(location.search);
  profile.value = parameters.get('profile') ?? 'web';
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
    history.replaceState(null, '', `?${next}`);
  };
  byId('addin-settings').addEventListener('change', write);
}
