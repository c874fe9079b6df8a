import { field, make } from './dom.js';

/**
 * A list of addresses: chosen ones are buttons that take themselves out. Each has a type, `required` or `optional`.
 */
export function addressField(label, known, wanted, suggestions) {
  const chosen = new Map(
    (known?.attendees ?? [])
      .filter(wanted)
      .map(({ type, emailAddress }) => [emailAddress.address.toLowerCase(), { ...emailAddress, type }]),
  );
  const input = make('input', { type: 'email', multiple: true, list: suggestions, autocomplete: 'off' });
  const chips = make('ul', { class: 'chips' });
  const put = (address, type, name = nameOf(address)) => chosen.set(address.toLowerCase(), { name, address, type });
  const nameOf = (address) =>
    document.querySelector(`#${suggestions} option[value="${CSS.escape(address)}"]`)?.textContent ?? address;
  const add = () => {
    for (const address of input.value.split(/[,;\s]+/).filter((part) => part.includes('@'))) put(address, 'required');
    input.value = '';
    draw();
  };
  function draw() {
    const chip = ([key, { name, type }]) =>
      make(
        'li',
        {},
        make(
          'button',
          {
            type: 'button',
            'aria-label': `Remove ${name}`,
            onclick: () => {
              chosen.delete(key);
              draw();
              input.focus();
            },
          },
          type === 'optional' ? `${name} (optional) ×` : `${name} ×`,
        ),
      );
    chips.replaceChildren(...[...chosen].map(chip));
  }
  input.addEventListener('change', add);
  draw();
  return {
    element: make('div', {}, field(`${label} (addresses)`, input), chips),
    chosen: () => {
      add();
      return [...chosen.values()];
    },
    /** Adds somebody of a type; who is there already changes type. */
    put(address, type, name) {
      put(address, type, name);
      draw();
    },
    /** Takes out all of a type. */
    clear(type) {
      for (const [key, one] of chosen) if (one.type === type) chosen.delete(key);
      draw();
    },
  };
}
