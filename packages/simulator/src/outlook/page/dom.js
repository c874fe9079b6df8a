/**
 * An element with attributes and children. `class` and `on…` are taken as one expects; a false or null child is left out.
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else if (name === 'checked') element.checked = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== false && child !== null && child !== undefined));
  return element;
}

/** The element with that id; the page is ours, so a missing one is a mistake. */
export function byId(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

/** Says something to everybody, screen readers included. */
export function say(text, isProblem = false) {
  const status = byId('status');
  status.textContent = text;
  status.classList.toggle('problem', isProblem);
}

/** Does something when a button is pressed; what goes wrong is said, not swallowed. */
export function onPress(id, work) {
  byId(id).addEventListener('click', () => {
    Promise.resolve()
      .then(work)
      .catch((error) => say(error.message, true));
  });
}

/** An input with its label. */
export const field = (label, input) => make('label', { class: 'field' }, make('span', {}, label), input);
