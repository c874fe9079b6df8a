import { field, make } from './dom.js';

/**
 * The people of a meeting, required and optional: names of the organisation or addresses; chosen ones are buttons that
 * take themselves out. What is typed counts when the field is left or the meeting sent; who isn't known stays written.
 */
export function peopleField(known, suggestions) {
  const chosen = new Map(
    (known?.attendees ?? [])
      .filter(({ type }) => type !== 'resource')
      .map(({ type, emailAddress }) => [emailAddress.address.toLowerCase(), { ...emailAddress, type }]),
  );
  const put = (address, type, name = nameOf(address)) => chosen.set(address.toLowerCase(), { name, address, type });
  const lines = { required: line('Required', 'required'), optional: line('Optional', 'optional') };

  function nameOf(address) {
    return document.querySelector(`#${suggestions} option[value="${CSS.escape(address)}"]`)?.textContent ?? address;
  }
  /** The address that was typed, or that of the only person of that name. */
  function addressOf(typed) {
    if (/^[^@\s]+@[^@\s]+$/.test(typed)) return typed;
    const named = [...document.querySelectorAll(`#${suggestions} option`)].filter(
      ({ textContent }) => textContent.toLocaleLowerCase() === typed.toLocaleLowerCase(),
    );
    return named.length === 1 ? named[0].value : null;
  }

  function line(label, type) {
    const input = make('input', { list: suggestions, autocomplete: 'off' });
    const chips = make('ul', { class: 'chips' });
    const take = () => {
      const unknown = [];
      for (const typed of input.value.split(/[,;]/).map((part) => part.trim())) {
        const address = typed === '' ? null : addressOf(typed);
        if (address !== null) put(address, type);
        else if (typed !== '') unknown.push(typed);
      }
      input.value = unknown.join('; ');
      draw();
      return unknown;
    };
    input.addEventListener('change', take);
    return { input, take, chips, element: make('div', { class: 'people-line' }, field(label, input), chips) };
  }

  function draw() {
    for (const [type, { chips, input }] of Object.entries(lines))
      chips.replaceChildren(
        ...[...chosen].filter(([, one]) => one.type === type).map(([key, one]) => chip(key, one, input)),
      );
  }
  function chip(key, { name }, input) {
    const takeOut = () => {
      chosen.delete(key);
      draw();
      input.focus();
    };
    return make(
      'li',
      {},
      make('button', { type: 'button', 'aria-label': `Remove ${name}`, onclick: takeOut }, `${name} ×`),
    );
  }
  draw();
  return {
    element: make(
      'fieldset',
      {},
      make('legend', {}, 'People'),
      lines.required.element,
      lines.optional.element,
      make('p', { class: 'about' }, 'Names of the organisation, or addresses; several with a semicolon between.'),
    ),
    chosen: () => [...chosen.values()],
    /** Takes what still stands in the fields. Throws a sentence that names whoever isn't known. */
    take() {
      const unknown = Object.values(lines).flatMap(({ take }) => take());
      if (unknown.length > 0)
        throw new Error(
          `Nobody here, or more than one, is called ${unknown.map((name) => `“${name}”`).join(', ')}. Write the address instead.`,
        );
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
