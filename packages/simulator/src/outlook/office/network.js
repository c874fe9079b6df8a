// Part of the stand-in for office.js: see script.ts. A page that frames another can't take its network away; this does.
const whole = { fetch: window.fetch, send: window.XMLHttpRequest?.prototype.send };
let isCut = false;

/** While Outlook works offline the page reaches nothing, as if the cable were out. */
export function cutNetwork(isOffline) {
  if (isOffline === isCut) return;
  isCut = isOffline;
  window.fetch = isOffline ? () => Promise.reject(new TypeError('Failed to fetch')) : whole.fetch;
  if (whole.send)
    XMLHttpRequest.prototype.send = isOffline
      ? function refuse() {
          setTimeout(() => this.dispatchEvent(new ProgressEvent('error')), 0);
        }
      : whole.send;
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !isOffline });
  dispatchEvent(new Event(isOffline ? 'offline' : 'online'));
}
