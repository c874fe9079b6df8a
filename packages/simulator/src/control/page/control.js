/** The control page: everything it does is a call of `/control/api`, which scripts can make as well. */
const byId = (id) => document.getElementById(id);
const refreshMs = 2000;

async function call(method, path, body) {
  const response = await fetch(`/control/api${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer = response.status === 204 ? undefined : await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/** Does something, says how it went, and shows the new state. */
async function act(words, ...what) {
  try {
    await call(...what);
    byId('status').textContent = words;
  } catch (error) {
    byId('status').textContent = error.message;
  }
  await refresh();
}

const tenant = () => `/tenants/${byId('tenant').value}`;
const line = (text, ...more) => {
  const item = document.createElement('li');
  item.append(text, ...more);
  return item;
};
const button = (text, onclick) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', onclick);
  return made;
};

async function refresh() {
  const [state, one, waiting, faults, log] = await Promise.all([
    call('GET', '/state'),
    call('GET', tenant()),
    call('GET', `${tenant()}/messages`),
    call('GET', '/faults'),
    call('GET', '/log'),
  ]);
  byId('advance').hidden = state.clock !== 'virtual';
  byId('reset').hidden = !state.mayReset;
  byId('no-reset').hidden = state.mayReset;
  const facts = {
    Clock: `${state.now.slice(0, 19)}Z (${state.clock})`,
    Requests: state.requests,
    'Planned happenings': state.planned,
    Subscriptions: state.subscriptions,
    'Messages on their way': one.messagesPending,
    'Delay in seconds': one.delivery.delaySeconds.join(' to '),
  };
  byId('state').replaceChildren(
    ...Object.entries(facts).flatMap(([name, value]) => {
      const term = document.createElement('dt');
      const text = document.createElement('dd');
      term.textContent = name;
      text.textContent = value;
      return [term, text];
    }),
  );
  byId('waiting').replaceChildren(
    ...waiting.map((message) => line(`${message.kind} from ${message.from} to ${message.to}: ${message.subject}`)),
  );
  byId('faults').replaceChildren(
    ...faults.map(({ number, rule, struck }) =>
      line(
        `${rule.method ?? 'any'} ${rule.path} → ${rule.dropAnswer ? 'no answer' : rule.status}, struck ${struck} times `,
        button('Take out', () => act('The fault was taken out.', 'DELETE', `/faults/${number}`)),
      ),
    ),
  );
  const rows = log.slice(-200).reverse();
  byId('log').replaceChildren(
    ...rows.map((entry) => {
      const row = document.createElement('tr');
      for (const text of [
        entry.at.slice(11, 23),
        entry.appId ?? '',
        `${entry.method} ${entry.path}`,
        entry.status || 'no answer',
        entry.note ?? '',
      ]) {
        const cell = document.createElement('td');
        cell.textContent = text;
        row.append(cell);
      }
      return row;
    }),
  );
}

let drawBoxes = () => {};
byId('find-box').addEventListener('input', () => drawBoxes());

async function showBoxes() {
  const boxes = await call('GET', `${tenant()}/mailboxes`);
  const draw = () => {
    const wanted = byId('find-box').value.toLocaleLowerCase();
    const shown = boxes.filter((box) => `${box.name} ${box.address}`.toLocaleLowerCase().includes(wanted)).slice(0, 60);
    byId('boxes').replaceChildren(
      ...shown.map((box) =>
        line(button(`${box.name} (${box.kind}, ${box.items} items, ${box.automateProcessing})`, () => showBox(box))),
      ),
    );
  };
  drawBoxes = draw;
  draw();
}

async function showBox(box) {
  byId('box-title').textContent = box.name;
  byId('box').textContent = JSON.stringify(await call('GET', `${tenant()}/mailboxes/${box.id}`), null, 2);
}

/** The filled fields of a form: numbers as numbers, ticks as true. */
function read(form) {
  const found = {};
  for (const input of form.elements) {
    if (input.name === '') continue;
    if (input.type === 'checkbox') found[input.name] = input.checked;
    else if (input.value !== '') found[input.name] = input.type === 'number' ? Number(input.value) : input.value;
  }
  return found;
}

const onSubmit = (id, work) =>
  byId(id).addEventListener('submit', (event) => {
    event.preventDefault();
    void work(read(event.target));
  });

const onPress = (id, work) => byId(id).addEventListener('click', () => void work());
onPress('freeze', () => act('Delivery stands still.', 'POST', `${tenant()}/messages/freeze`, {}));
onPress('deliver', () => act('Delivery goes on.', 'POST', `${tenant()}/messages/deliver`, {}));
onPress('clear-log', () => act('The log is empty.', 'DELETE', '/log'));
onPress('reset', () => act('Everything begins again.', 'POST', '/reset', {}));
onSubmit('delivery', ({ least = 0, most = least }) =>
  act('The delay is set.', 'PATCH', `${tenant()}/messages/delivery`, { delaySeconds: [least, Math.max(least, most)] }),
);
onSubmit('advance', (seconds) => act('The clock was moved.', 'POST', '/clock/advance', seconds));
onSubmit('fault', ({ dropAnswer, status, ...rule }) =>
  act(
    'The fault is in force.',
    'POST',
    '/faults',
    dropAnswer ? { ...rule, dropAnswer, afterEffect: true } : { ...rule, status },
  ),
);
byId('tenant').addEventListener('change', () => void Promise.all([refresh(), showBoxes()]));

await Promise.all([refresh(), showBoxes()]);
setInterval(() => document.visibilityState === 'visible' && void refresh(), refreshMs);
