import { hostAddins } from './addin-host.js';
import { byId, make, say } from './dom.js';
import { focusMessage, verbOf } from './inbox.js';
import { graph } from './mailbox.js';
import { dateOf, repeatsWords, responseWords, shortDay, timeOf, whenOf } from './words.js';

/**
 * Opens a message of the inbox: what it says of its meeting, the answers to a request, and the add-ins of messages.
 * @param messages  newest first, as the inbox shows them
 */
export async function openMessage(number, { messages, zone, goTo, done }) {
  const dialog = byId('message');
  const addins = await hostAddins({ mode: 'message' });
  const body = make('div', { id: 'message-body' });
  dialog.replaceChildren(
    make('div', { class: 'with-pane' }, make('div', {}, addins.ribbon, addins.notices, body), addins.pane),
  );
  let place = messages.findIndex((one) => one.number === number);
  const turnTo = async (next) => {
    place = next;
    const message = messages[place];
    const event = message.eventId
      ? await graph('GET', `/me/events/${message.eventId}`, undefined, zone).catch(() => undefined)
      : undefined;
    drawMessage(body, { message, event, zone, turns: turnsFrom(place), close, respond, goTo: show });
    await addins.showMessage(message, event);
  };
  const turnsFrom = (at) => [
    at > 0 && button('Newer', () => turn(at - 1)),
    at < messages.length - 1 && button('Older', () => turn(at + 1)),
  ];
  const turn = (next) => turnTo(next).catch((error) => say(error.message, true));
  const close = () => dialog.close();
  const show = (date) => {
    close();
    goTo(date);
  };
  const respond = async (verb, words) => {
    const { eventId } = messages[place];
    try {
      await graph('POST', `/me/events/${eventId}/${verb}`, { sendResponse: true });
      say(words);
      close();
      done(true);
    } catch (error) {
      say(error.message, true);
    }
  };
  await turnTo(place);
  dialog.addEventListener(
    'close',
    () => {
      addins.close();
      focusMessage(messages[place].number);
    },
    { once: true },
  );
  if (!dialog.open) dialog.showModal();
  body.querySelector('.actions button').focus();
}

function drawMessage(body, { message, event, zone, turns, close, respond, goTo }) {
  const isOpenRequest = message.kind === 'request' && event !== undefined && !event.isOrganizer && !event.isCancelled;
  const actions = [
    isOpenRequest && button('Accept', () => respond('accept', 'You accepted.'), 'primary'),
    isOpenRequest && button('Tentative', () => respond('tentativelyAccept', 'You answered tentatively.')),
    isOpenRequest && button('Decline', () => respond('decline', 'You declined.'), 'danger'),
    message.date && button('Show in the calendar', () => goTo(message.date)),
    ...turns,
    button('Close', close),
  ];
  body.replaceChildren(
    ...[
      make('h2', { id: 'message-title' }, message.subject || 'No title'),
      make(
        'dl',
        { class: 'facts' },
        fact('From', `${message.from} (${verbOf(message)})`),
        fact('Sent', `${shortDay(dateOf(message.at))} ${timeOf(message.at)}`),
        event && fact('When', whenOf(event, zone)),
        event?.recurrence && fact('Series', repeatsWords(event.recurrence)),
        event?.location?.displayName && fact('Where', event.location.displayName),
        isOpenRequest && fact('Your answer', responseWords[event.responseStatus.response]),
      ),
      message.comment && make('p', { class: 'body-text' }, message.comment),
      message.kind === 'request' &&
        !event &&
        make('p', { class: 'about' }, 'The meeting is no longer in your calendar.'),
      make('div', { class: 'actions' }, ...actions.filter(Boolean)),
    ].filter(Boolean),
  );
  body.querySelector('.actions button').focus();
}

const button = (text, onclick, kind = '') => make('button', { type: 'button', class: kind, onclick }, text);
const fact = (name, value) => [make('dt', {}, name), make('dd', {}, value)];
