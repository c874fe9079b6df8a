/** The page's address is `/outlook/{tenant}/{person}`; its data lie below. */
const base = location.pathname.replace(/\/$/, '');

async function read(path) {
  const response = await fetch(base + path);
  const body = await response.json();
  if (!response.ok) throw new Error(body.error ?? `the simulator answered ${response.status}`);
  return body;
}

/** A week of the calendar: `{ zone, today, events }`, wall times in the person's zone. */
export const readWeek = (from) => read(`/week?from=${encodeURIComponent(from)}`);

/** What came into the mailbox, newest first. */
export const readInbox = () => read('/inbox');

/** Rooms of the address list, and on how many dates of a meeting they are free; `recurrence` is Graph's, or null. */
export const readRooms = ({ start, end, recurrence }) =>
  read(`/rooms?${new URLSearchParams({ start, end, ...(recurrence && { recurrence: JSON.stringify(recurrence) }) })}`);

/** A call of Graph as this person; throws Graph's own words on "no". */
export async function graph(method, path, body, zone) {
  const answer = await post('/graph', { method, path, body, zone });
  if (answer.status >= 400) throw new Error(answer.body?.error?.message ?? `Graph answered ${answer.status}`);
  return answer.body;
}

/** Calls `onChange` whenever something in this mailbox changed. */
export function listen(onChange) {
  const source = new EventSource(`${base}/live`);
  source.addEventListener('changed', onChange);
  // After a break nobody knows what was missed.
  let broken = false;
  source.addEventListener('error', () => {
    broken = true;
  });
  source.addEventListener('open', () => {
    if (broken) onChange();
    broken = false;
  });
}

/** What the simulator needs to host add-ins; profile and delegate stand in the page's address. */
export const readAddinHost = () => read(`/addins${location.search}`);

async function post(path, body) {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `the simulator answered ${response.status}`);
  return answer;
}

/** The last date of a series that ends after a number of dates. */
export const readSeriesEnd = (recurrence) => post('/series-end', recurrence);

/** A token for a pane, or why there is none. */
export const readNestedToken = (asked) => post('/nested-token', asked);

/** For so many seconds Graph answers as if it had never heard of an item: a fault of the control API. */
export async function forgetFor(id, seconds) {
  const faults = '/control/api/faults';
  const rule = {
    name: 'id not known yet',
    path: `/users/*/events/${id.replace(/=+$/, '')}*`,
    status: 404,
    code: 'ErrorItemNotFound',
  };
  const { number } = await (
    await fetch(faults, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(rule) })
  ).json();
  setTimeout(() => void fetch(`${faults}/${number}`, { method: 'DELETE' }), seconds * 1000);
}
