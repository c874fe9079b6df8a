import { make } from './dom.js';

/** From then on Outlook says that the add-in takes longer than expected (office-js-docs, smart alerts). */
const longMs = 5000;
/** An event page that hasn't loaded by then counts as unavailable. */
const loadMs = 10_000;

/**
 * Event-based activation of one add-in: runs functions of its event page.
 * @param channel  `{ post, ready }`: the page's channel and a promise that it is there
 */
export function launcher({ launch, channel }) {
  const waiting = new Map();
  let lastId = 0;
  const after = (ms, value) => new Promise((resolve) => setTimeout(() => resolve(value), ms));

  /** What the function completed with; `{ missing: true }` when the page or the function isn't there. */
  async function run(event) {
    const isReady = await Promise.race([channel.ready.then(() => true), after(loadMs, false)]);
    if (!isReady) return { missing: true };
    lastId += 1;
    const id = lastId;
    const completed = new Promise((resolve) => waiting.set(id, resolve));
    channel.post('launch', { id, name: event.functionName, event: { type: event.type } });
    return completed;
  }

  return {
    completed: ({ id, options, missing }) => {
      waiting.get(id)?.(missing ? { missing } : { options });
      waiting.delete(id);
    },
    /** Runs what the manifest has for a type, without waiting for more than its end. */
    fire: (type) => Promise.all(launch.events.filter((one) => one.type === type).map(run)),
    sendEvent: () => launch.events.find((one) => one.type === 'OnAppointmentSend'),
    run,
  };
}

/**
 * Asks one add-in before a meeting is sent (smart alert); resolves to whether it may go.
 * Unavailable: sent with PromptUser and SoftBlock, kept with Block. Refused: PromptUser lets the person send all the same.
 */
export async function askBeforeSend({ addin, events, notices, openPane }) {
  const event = events.sendEvent();
  if (!event) return true;
  const running = events.run(event);
  const slow = new Promise((resolve) => setTimeout(() => resolve('slow'), longMs));
  const first = await Promise.race([running, slow]);
  const result = first === 'slow' ? await whileItRuns() : first;
  if (result === 'send') return true;
  if (result === 'stay') return false;
  if (result.missing) return event.sendMode !== 'Block';
  const { options } = result;
  if (options?.allowEvent) return true;
  const mode = options?.sendModeOverride === 'promptUser' ? 'PromptUser' : event.sendMode;
  const text = String(options?.errorMessage ?? `${addin.displayName} says that something is missing.`).slice(0, 500);
  const label = String(options?.cancelLabel ?? 'Don’t Send').slice(0, 20);
  const choices = [[label, 'stay'], ...(mode === 'PromptUser' ? [['Send Anyway', 'send']] : [])];
  const chosen = await question(`${addin.displayName}: ${text}`, choices);
  if (chosen === 'stay' && options?.commandId) openPane(options.commandId, options.contextData);
  return chosen === 'send';

  function whileItRuns() {
    const choices = [['Don’t Send', 'stay'], ...(event.sendMode === 'PromptUser' ? [['Send Anyway', 'send']] : [])];
    const asked = question(`${addin.displayName} is taking longer than expected.`, choices, running);
    return Promise.race([running, asked]);
  }

  function question(text, choices, until) {
    return new Promise((resolve) => {
      const done = (value) => () => {
        box.remove();
        resolve(value);
      };
      const buttons = choices.map(([words, value]) =>
        make('button', { type: 'button', class: value === 'stay' ? 'primary' : '', onclick: done(value) }, words),
      );
      const box = make(
        'div',
        { class: 'addin-question', role: 'alertdialog', 'aria-label': 'Before sending' },
        make('p', {}, text),
        ...buttons,
      );
      notices.append(box);
      buttons[0].focus();
      void until?.then(() => box.remove());
    });
  }
}
