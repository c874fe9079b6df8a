import { byId } from './dom.js';

const people = [...document.querySelectorAll('.people li')];

byId('find').addEventListener('input', (event) => {
  const wanted = event.target.value.toLocaleLowerCase();
  let shown = 0;
  for (const person of people) {
    person.hidden = !person.textContent.toLocaleLowerCase().includes(wanted);
    if (!person.hidden) shown += 1;
  }
  byId('found').textContent = wanted === '' ? '' : `${shown} found`;
});
