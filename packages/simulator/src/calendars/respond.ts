import { answerMeeting } from '../attendant/answer.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { Home } from '../tenant/home.ts';
import type { TimeSlot } from '../tenant/item.ts';
import type { ResponseMessage } from '../tenant/message.ts';
import { readActionBody, readActionBoolean, readObject, readString, requireKnown } from '../graph/json-read.ts';
import { readMoment } from './event-input.ts';
import { entryOf, entryOfDate, type Entry } from './series/occurrences.ts';

export type Action = 'accept' | 'decline' | 'tentativelyAccept';

const responses: Readonly<Record<Action, ResponseMessage['response']>> = {
  accept: 'accepted',
  decline: 'declined',
  tentativelyAccept: 'tentativelyAccepted',
};
const suffixes: Readonly<Record<Action, string>> = {
  accept: 'Accept',
  decline: 'Decline',
  tentativelyAccept: 'Tentative',
};

/**
 * accept, decline and tentativelyAccept of an attendee's copy. The effect shows after `answerVisibleAfterSeconds`.
 * @throws GraphError 400: own meeting, cancelled meeting, a proposal where none is allowed
 */
export function respond(home: Home, entry: Entry, action: Action, body: unknown): void {
  const sent = readActionBody(body, action, ['comment', 'sendResponse', 'proposedNewTime']);
  const comment = readString(sent['comment'] ?? '', 'comment');
  const sendResponse = readActionBoolean(sent['sendResponse'] ?? true, 'sendResponse');
  requireAnswerable(entry, action);
  const proposedNewTime = readProposal(sent['proposedNewTime'], { entry, action, sendResponse });
  const { item, date } = entry;
  const answer = {
    response: responses[action],
    comment,
    sendResponse,
    proposedNewTime,
  };
  later(home, () => {
    const now = date === null ? entryOf(item) : entryOfDate(item, date);
    if (item.folder !== 'calendar' || !now || now.isCancelled) return;
    answerMeeting(home, item, date, answer);
  });
}

function later({ tenant }: Home, act: () => void): void {
  const [least, most] = tenant.switches.answerVisibleAfterSeconds;
  const milliseconds = Math.round(1000 * (least + tenant.random.next() * (most - least)));
  if (milliseconds === 0) act();
  else tenant.agenda.add({ at: tenant.clock.now().add({ milliseconds }), what: 'an answer takes effect', run: act });
}

function requireAnswerable(entry: Entry, action: Action): void {
  if (entry.item.isOrganizer) {
    throw new GraphError(
      400,
      `ErrorCalendarIsOrganizerFor${suffixes[action]}`,
      "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.",
    );
  }
  if (entry.isCancelled) {
    throw new GraphError(
      400,
      `ErrorCalendarIsCancelledFor${suffixes[action]}`,
      "Your request can't be completed. The meeting has been cancelled.",
    );
  }
}

function readProposal(
  sent: unknown,
  about: { readonly entry: Entry; readonly action: Action; readonly sendResponse: boolean },
): TimeSlot | null {
  if (sent === undefined || sent === null) return null;
  if (about.action === 'accept') {
    throw refused('A new time can be proposed only when declining or tentatively accepting.');
  }
  if (!about.entry.fields.allowNewTimeProposals) {
    throw refused("The organizer of this meeting doesn't allow new time proposals.");
  }
  if (!about.sendResponse) throw refused('A new time can be proposed only when a response is sent.');
  const proposal = readObject(sent, 'proposedNewTime');
  requireKnown(proposal, 'timeSlot', ['start', 'end']);
  return { start: readMoment(proposal['start'], 'start'), end: readMoment(proposal['end'], 'end') };
}

function refused(message: string): GraphError {
  return new GraphError(400, 'ErrorInvalidRequest', message);
}
