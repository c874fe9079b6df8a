import { escapeHtml, htmlPage, pageFile } from '../http/page-response.ts';
import { loopbackOnly } from '../http/loopback-only.ts';
import type { Simulator } from '../simulator.ts';
import { controlEndpoints } from './control-endpoints.ts';
import { describeEndpoints, registerEndpoints } from './endpoint.ts';

const assets = new URL('./page/', import.meta.url);
const base = '/control/api';

/** Adds the control API, its description and its page. */
export function registerControl(simulator: Simulator): void {
  const { app } = simulator;
  const endpoints = controlEndpoints(simulator);
  app.use('/control', loopbackOnly);
  app.use('/control/*', loopbackOnly);
  app.get(`${base}/openapi.json`, (c) => c.json(describeEndpoints(base, endpoints)));
  registerEndpoints(app, base, endpoints);
  app.get('/control/assets/:file', (c) => pageFile(assets, c.req.param('file')));
  app.get('/control', () => htmlPage(controlPage(simulator)));
  app.get('/', (c) => c.redirect('/outlook'));
}

function controlPage(simulator: Simulator): string {
  const tenants = [...simulator.tenants.values()]
    .map((tenant) => `<option value="${escapeHtml(tenant.id)}">${escapeHtml(tenant.displayName)}</option>`)
    .join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Control – Microsoft 365 simulator</title>
<link rel="stylesheet" href="/control/assets/control.css">
<link rel="icon" href="/outlook/assets/icon.svg" type="image/svg+xml">
<script type="module" src="/control/assets/control.js"></script>
</head>
<body>
<header><h1>Microsoft 365 simulator</h1>
<p>A stand-in for tests and demos, not a Microsoft product. <a href="/outlook">Simulated Outlook</a> · <a href="/portal">Admin portal</a> · <a href="${base}/openapi.json">API description</a></p>
<label>Organisation <select id="tenant">${tenants}</select></label></header>
<p id="status" role="status"></p>
<main>
<section aria-labelledby="state-title"><h2 id="state-title">State</h2><dl id="state"></dl>
<form id="advance" hidden><label>Move the clock by seconds <input name="seconds" type="number" min="1" value="60"></label> <button>Move</button></form>
<button type="button" id="reset" hidden>Begin again with the scenario</button>
<p id="no-reset" hidden>Whoever started this simulator keeps books of their own about it, so it can’t begin again alone: start all of it anew.</p></section>
<section aria-labelledby="post-title"><h2 id="post-title">Post</h2>
<p><button type="button" id="freeze">Stop delivery</button> <button type="button" id="deliver">Deliver what waits</button></p>
<form id="delivery"><label>Delay from (seconds) <input name="least" type="number" min="0" step="0.1" value="1"></label> <label>to <input name="most" type="number" min="0" step="0.1" value="3"></label> <button>Set delay</button></form>
<h3>Waiting</h3><ol id="waiting"></ol></section>
<section aria-labelledby="faults-title"><h2 id="faults-title">Faults</h2>
<form id="fault"><label>Path <input name="path" value="/users/*"></label> <label>Method <input name="method" size="6"></label> <label>Status <input name="status" type="number" min="400" max="599" value="429"></label> <label>Retry-After <input name="retryAfterSeconds" type="number" min="0"></label> <label>Times <input name="times" type="number" min="1"></label> <label>Rate <input name="rate" type="number" min="0" max="1" step="0.01" value="1"></label> <label><input name="dropAnswer" type="checkbox"> Drop the answer after the effect</label> <button>Inject</button></form>
<ul id="faults"></ul></section>
<section aria-labelledby="boxes-title"><h2 id="boxes-title">Mailboxes</h2>
<label>Find <input id="find-box" type="search"></label><ul id="boxes" tabindex="0" aria-label="Mailboxes"></ul>
<h3 id="box-title">Nothing chosen</h3><pre id="box" tabindex="0" aria-labelledby="box-title"></pre></section>
<section class="wide" aria-labelledby="log-title"><h2 id="log-title">Requests</h2>
<p><button type="button" id="clear-log">Empty the log</button></p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="log-title"><table><thead><tr><th scope="col">Time</th><th scope="col">App</th><th scope="col">Call</th><th scope="col">Status</th><th scope="col">Note</th></tr></thead><tbody id="log"></tbody></table></div></section>
</main>
</body>
</html>
`;
}
