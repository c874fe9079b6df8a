import { byId, make } from './dom.js';
import { dateOf, responseClass, responseWords, shortDay, timeOf } from './words.js';

const titles = {
  request: 'invites you',
  cancellation: 'canceled',
  delegated: 'asks you to decide for a room',
  'forward-notice': 'forwarded your meeting',
};

/** What a message does, in a word or two. */
export const verbOf = ({ kind, response, update }) => {
  if (kind === 'response') return responseWords[response];
  return kind === 'request' && update !== 'new' ? 'changed the meeting' : titles[kind];
};

/** Draws the list of messages; choosing one opens it. */
export function drawInbox(messages, open) {
  const list = byId('inbox');
  const focused = document.activeElement?.dataset?.message;
  const rows = messages.map((message) => {
    const verb = verbOf(message);
    const state = message.kind === 'response' ? responseClass(message.response) : '';
    const about = [message.subject, message.date && shortDay(message.date)].filter(Boolean).join(', ');
    return make(
      'li',
      {},
      make(
        'button',
        { type: 'button', 'data-message': message.number, onclick: () => open(message.number) },
        make('span', {}, make('strong', {}, message.from), ' ', make('span', { class: state }, verb)),
        make('span', { class: 'meta' }, about, ' · sent ', `${shortDay(dateOf(message.at))} ${timeOf(message.at)}`),
        message.comment && make('span', { class: 'comment' }, message.comment),
      ),
    );
  });
  list.replaceChildren(...(rows.length > 0 ? rows : [make('li', { class: 'empty' }, 'Nothing has come in yet.')]));
  if (focused) focusMessage(Number(focused));
}

/** Puts the cursor on a message of the list. */
export const focusMessage = (number) => byId('inbox').querySelector(`[data-message="${number}"]`)?.focus();
