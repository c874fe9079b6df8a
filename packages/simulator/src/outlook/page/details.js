import { byId, make, say } from './dom.js';
import { hostAddins } from './addin-host.js';
import { openForm } from './form.js';
import { graph } from './mailbox.js';
import { dateOf, longDay, responseClass, responseWords, timeOf } from './words.js';

/** Opens a meeting; `done` is called when the dialog closes or something was done. */
export function openDetails(event, { zone, done }) {
  const dialog = byId('details');
  const body = make('div', { id: 'details-body' });
  dialog.replaceChildren(make('div', { class: 'with-pane' }, make('div', {}, body)));
  drawDetails(dialog, event, { zone, done });
  if (!dialog.open) dialog.showModal();
  // Whoever organizes a meeting meets the add-ins in the form.
  if (!event.isOrganizer) showAddins(dialog, event).catch((error) => say(error.message, true));
  dialog.addEventListener('close', () => done(false), { once: true });
}

async function showAddins(dialog, event) {
  const addins = await hostAddins({ mode: 'read', event });
  await addins.read();
  const body = byId('details-body');
  body.before(addins.ribbon, addins.notices);
  body.parentElement.after(addins.pane);
  dialog.addEventListener('close', addins.close, { once: true });
}

/** Draws the open meeting anew, after something changed; focus and what was being written stay. */
export function refreshDetails(event, context) {
  const dialog = byId('details');
  if (!dialog.open) return;
  const written = dialog.querySelector('#comment')?.value ?? '';
  const focused = document.activeElement;
  const label = focused?.id || focused?.textContent;
  drawDetails(dialog, event, context);
  const comment = dialog.querySelector('#comment');
  if (comment) comment.value = written;
  [comment, ...dialog.querySelectorAll('button')].find((one) => one && (one.id || one.textContent) === label)?.focus();
}

function drawDetails(dialog, event, { zone, done }) {
  const close = () => dialog.close();
  const act = async (words, ...call) => {
    try {
      await graph(...call);
      say(words);
      dialog.close();
      done(true);
    } catch (error) {
      problem.hidden = false;
      problem.textContent = error.message;
    }
  };
  const problem = make('p', { class: 'problem-box', role: 'alert', hidden: true });
  const comment = make('textarea', { rows: '2', id: 'comment' });
  const commentField = make('label', { class: 'field' }, make('span', {}, 'Text for the others (optional)'), comment);
  const master = event.seriesMasterId;
  const body = event.body?.content?.trim();
  byId('details-body').replaceChildren(
    ...[
      make('h2', { id: 'details-title' }, event.subject || 'No title'),
      problem,
      make(
        'dl',
        { class: 'facts' },
        fact('When', whenOf(event, zone)),
        event.location?.displayName && fact('Where', event.location.displayName),
        fact('Organizer', event.organizer.emailAddress.name),
        event.sensitivity !== 'normal' && fact('Kept', event.sensitivity),
        master && fact('Series', 'This is one date of a series.'),
        event.isCancelled && fact('State', 'Called off'),
        !event.isOrganizer && fact('Your answer', responseWords[event.responseStatus.response]),
      ),
      event.attendees.length > 0 && make('h3', {}, 'Who answered'),
      event.attendees.length > 0 &&
        make(
          'ul',
          { class: 'answers' },
          event.attendees.map((attendee) => answerOf(attendee, event.answers)),
        ),
      body && make('p', { class: 'body-text' }, body),
      !event.isCancelled && commentField,
      event.isOrganizer ? organizerActions() : attendeeActions(),
    ].filter(Boolean),
  );

  function organizerActions() {
    const cancelBody = () => ({ comment: comment.value });
    const cancel = (id) => act('The meeting was called off.', 'POST', `/me/events/${id}/cancel`, cancelBody());
    const remove = () => act('The appointment was removed.', 'DELETE', `/me/events/${event.id}`);
    const isMeeting = event.attendees.length > 0;
    const edit = async (id, scope) => {
      dialog.close();
      await openForm({ id, scope, zone, done });
    };
    return make(
      'div',
      { class: 'actions' },
      button(master ? 'Edit this date' : 'Edit', () => edit(event.id, master ? 'date' : 'single'), 'primary'),
      master && button('Edit the series', () => edit(master, 'series')),
      isMeeting && button(master ? 'Cancel this date' : 'Cancel the meeting', () => cancel(event.id), 'danger'),
      isMeeting && master && button('Cancel the series', () => cancel(master), 'danger'),
      !isMeeting && button('Delete', remove, 'danger'),
      button('Close', close),
    );
  }

  function attendeeActions() {
    const respond = (verb, id, words) =>
      act(words, 'POST', `/me/events/${id}/${verb}`, { comment: comment.value, sendResponse: true });
    if (event.isCancelled) {
      return make(
        'div',
        { class: 'actions' },
        button('Remove from calendar', () => act('Removed.', 'DELETE', `/me/events/${event.id}`), 'danger'),
        button('Close', close),
      );
    }
    return make(
      'div',
      { class: 'actions' },
      button('Accept', () => respond('accept', event.id, 'You accepted.'), 'primary'),
      button('Tentative', () => respond('tentativelyAccept', event.id, 'You answered tentatively.')),
      button('Decline', () => respond('decline', event.id, 'You declined.'), 'danger'),
      master && button('Accept the series', () => respond('accept', master, 'You accepted the series.')),
      master && button('Decline the series', () => respond('decline', master, 'You declined the series.'), 'danger'),
      button('Close', close),
    );
  }
}

const button = (text, onclick, kind = '') =>
  make('button', { type: 'button', class: kind, onclick, autofocus: kind === 'primary' }, text);

const fact = (name, value) => [make('dt', {}, name), make('dd', {}, value)];

function whenOf({ start, end, isAllDay }, zone) {
  const first = dateOf(start.dateTime);
  if (isAllDay) return `${longDay(first)}, all day`;
  const last = dateOf(end.dateTime);
  return `${longDay(first)}, ${timeOf(start.dateTime)} to ${last === first ? '' : `${longDay(last)}, `}${timeOf(end.dateTime)} (${zone})`;
}

/** One attendee with the answer, and the words that came with it in full. */
function answerOf({ emailAddress, type, status }, answers) {
  const word = responseWords[status.response];
  const answer = answers.find(
    (one) => one.address === emailAddress.address.toLowerCase() && one.response === status.response,
  );
  return make(
    'li',
    {},
    make('strong', {}, emailAddress.name),
    type === 'resource' ? ' (room): ' : type === 'optional' ? ' (optional): ' : ': ',
    make('span', { class: responseClass(status.response) }, word),
    answer?.comment &&
      make('p', { class: status.response === 'declined' ? 'reason problem-box' : 'reason' }, answer.comment),
  );
}
