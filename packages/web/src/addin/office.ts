/// <reference types="office-js" />

/** A host that doesn't answer within this time counts as failed: some never call back (OfficeDev/office-js#3125). */
const answerMs = 5000;
/** After this long the script of Outlook counts as blocked. */
const scriptMs = 10_000;

/** Outlook said no, or said nothing. */
export class HostFailure extends Error {
  override readonly name = 'HostFailure';
  /** Office's own number; 0 = no answer. */
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * One asynchronous call of Office.js as a promise.
 * @throws HostFailure when the host refuses, throws, or doesn't call back
 */
export function ask<T>(call: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new HostFailure(0, 'Outlook did not answer')), answerMs);
    try {
      call((result) => {
        clearTimeout(timer);
        // Compared as text: the enumeration is the host's, and this page also runs where it isn't loaded yet.
        if (String(result.status) === 'succeeded') resolve(result.value);
        else reject(new HostFailure(result.error?.code ?? 0, result.error?.message ?? 'refused'));
      });
    } catch (error) {
      clearTimeout(timer);
      reject(new HostFailure(0, String(error)));
    }
  });
}

/** Waits until Outlook has taken the page over. @returns false when its script didn't come */
export async function hostIsReady(): Promise<boolean> {
  const deadline = Date.now() + scriptMs;
  while (typeof Office === 'undefined') {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return Promise.race([
    Office.onReady().then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), deadline - Date.now())),
  ]);
}

export function hasMailboxSet(version: string): boolean {
  return Office.context.requirements.isSetSupported('Mailbox', version);
}

/** The appointment that is being written. */
export function composeItem(): Office.AppointmentCompose {
  return Office.context.mailbox.item as unknown as Office.AppointmentCompose;
}

/** Whether the pane stands beside an appointment that can be changed. */
export function isComposing(): boolean {
  const item = Office.context.mailbox.item as { enhancedLocation?: { addAsync?: unknown } } | undefined;
  return typeof item?.enhancedLocation?.addAsync === 'function';
}

/** The newest requirement set that the host has, for the list of clients. */
export function mailboxSet(): string {
  for (let minor = 20; minor > 0; minor -= 1) if (hasMailboxSet(`1.${minor}`)) return `1.${minor}`;
  return '1.0';
}
