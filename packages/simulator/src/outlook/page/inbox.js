import { byId, make } from './dom.js';
import { dateOf, responseClass, responseWords, shortDay, timeOf } from './words.js';

const titles = {
  request: 'invites you',
  cancellation: 'canceled',
};

/** Draws the list of messages; choosing one goes to its date. */
export function drawInbox(messages, goTo) {
  const list = byId('inbox');
  const rows = messages.map((message) => {
    const verb = message.kind === 'response' ? responseWords[message.response] : titles[message.kind];
    const state = message.kind === 'response' ? responseClass(message.response) : '';
    const about = [message.subject, message.date && shortDay(message.date)].filter(Boolean).join(', ');
    return make(
      'li',
      {},
      make(
        'button',
        { type: 'button', onclick: () => message.date && goTo(message.date) },
        make('span', {}, make('strong', {}, message.from), ' ', make('span', { class: state }, verb)),
        make('span', { class: 'meta' }, about, ' · sent ', `${shortDay(dateOf(message.at))} ${timeOf(message.at)}`),
        message.comment && make('span', { class: 'comment' }, message.comment),
      ),
    );
  });
  list.replaceChildren(...(rows.length > 0 ? rows : [make('li', { class: 'empty' }, 'Nothing has come in yet.')]));
}
