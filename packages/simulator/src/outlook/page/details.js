import { byId, make, say } from './dom.js';
import { hostAddins } from './addin-host.js';
import { openForm } from './form.js';
import { graph } from './mailbox.js';
import { capital, repeatsWords, responseClass, responseWords, whenOf } from './words.js';

/** How the series of the open meeting repeats, by the id of its master. */
const patterns = new Map();

/** Opens a meeting; `done` is called when the dialog closes or something was done. */
export function openDetails(event, { zone, done }) {
  const dialog = byId('details');
  patterns.clear();
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
  const body = byId('details-body');
  body.before(addins.ribbon, addins.notices);
  body.parentElement.after(addins.pane);
  await addins.read();
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
  const commentWords = event.isOrganizer ? 'Text for the others (optional)' : 'Text for the organizer (optional)';
  const commentField = make('label', { class: 'field' }, make('span', {}, commentWords), comment);
  const sends = make('input', { type: 'checkbox', checked: true, id: 'send-answer' });
  const isAsked = !event.isOrganizer && !event.isCancelled;
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
        event.sensitivity !== 'normal' && fact('Sensitivity', capital(event.sensitivity)),
        master && fact('Series', seriesWords(master)),
        event.isCancelled && fact('State', 'Canceled by the organizer'),
        !event.isOrganizer && fact('Your answer', responseWords[event.responseStatus.response]),
      ),
      event.attendees.length > 0 && make('h3', {}, event.isOrganizer ? 'Who answered' : 'Who is invited'),
      event.attendees.length > 0 &&
        make(
          'ul',
          { class: 'answers' },
          event.attendees.map((attendee) => attendeeLine(attendee, event)),
        ),
      !event.isOrganizer &&
        make('p', { class: 'about' }, 'Answers go to the organizer alone; this copy doesn’t know them.'),
      body && make('p', { class: 'body-text' }, body),
      (isAsked || (event.isOrganizer && event.attendees.length > 0)) && commentField,
      isAsked && make('label', { class: 'check' }, sends, 'Send my answer to the organizer'),
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
      act(words, 'POST', `/me/events/${id}/${verb}`, {
        sendResponse: sends.checked,
        ...(sends.checked && { comment: comment.value }),
      });
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
      button('Remove without an answer', () => act('Removed.', 'DELETE', `/me/events/${event.id}`)),
      master && button('Accept the series', () => respond('accept', master, 'You accepted the series.')),
      master &&
        button('Tentative for the series', () =>
          respond('tentativelyAccept', master, 'You answered the series tentatively.'),
        ),
      master && button('Decline the series', () => respond('decline', master, 'You declined the series.'), 'danger'),
      button('Close', close),
    );
  }
}

const button = (text, onclick, kind = '') =>
  make('button', { type: 'button', class: kind, onclick, autofocus: kind === 'primary' }, text);

const fact = (name, value) => [make('dt', {}, name), make('dd', {}, value)];

/** What is known of a series at once; the rest when its master has been read. */
function seriesWords(master) {
  const words = make('span', {}, 'This is one date of a series.');
  if (!patterns.has(master)) patterns.set(master, graph('GET', `/me/events/${master}?$select=recurrence`));
  patterns
    .get(master)
    .then(({ recurrence }) => (words.textContent = `One date of a series: ${repeatsWords(recurrence)}.`))
    .catch((error) => say(error.message, true));
  return words;
}

/** One attendee; the organizer sees the answer too, and the words that came with it in full. */
function attendeeLine({ emailAddress, type, status }, { isOrganizer, answers }) {
  const kind = type === 'resource' ? ' (room)' : type === 'optional' ? ' (optional)' : '';
  if (!isOrganizer) return make('li', {}, make('strong', {}, emailAddress.name), kind);
  const word = responseWords[status.response];
  const answer = answers.find(
    (one) => one.address === emailAddress.address.toLowerCase() && one.response === status.response,
  );
  return make(
    'li',
    {},
    make('strong', {}, emailAddress.name),
    `${kind}: `,
    make('span', { class: responseClass(status.response) }, word),
    answer?.comment &&
      make('p', { class: status.response === 'declined' ? 'reason problem-box' : 'reason' }, answer.comment),
  );
}
