import { escapeHtml } from '../http/page-response.ts';
import type { Simulator } from '../simulator.ts';
import type { Home } from '../tenant/home.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { hostProfiles } from './addin/host-profiles.ts';
import { quirks } from './addin/quirks.ts';
import { zoneOf } from './outlook-data.ts';

const banner = '<p class="banner"><strong>Simulated Outlook</strong> — a stand-in, not a Microsoft product</p>';

function frame(title: string, body: string, script: string | null): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} – Simulated Outlook</title>
<link rel="stylesheet" href="/outlook/assets/outlook.css">
<link rel="icon" href="/outlook/assets/icon.svg" type="image/svg+xml">
${script === null ? '' : `<script type="module" src="/outlook/assets/${script}"></script>`}
</head>
<body>
${body}
</body>
</html>
`;
}

/** The page on which somebody chooses who to be. */
export function peoplePage(simulator: Simulator): string {
  const tenants = [...simulator.tenants.values()].map(peopleOf).join('');
  return frame(
    'Choose a person',
    `${banner}
<main class="picker" id="main">
<h1>Whose Outlook?</h1>
<p>Choose a person and act as if you sat at their desk. Whatever you do goes to the rooms as a meeting request, as it would in life.</p>
<label class="search">Find a person <input id="find" type="search" autocomplete="off"></label>
<p id="found" role="status" class="visually-hidden"></p>
${tenants}
</main>`,
    'picker.js',
  );
}

function peopleOf(tenant: Tenant): string {
  const people = [...tenant.users.values()].filter(
    (user) => user.kind === 'person' && user.accountEnabled && tenant.mailboxes.has(user.id),
  );
  return `<h2>${escapeHtml(tenant.displayName)}</h2><ul class="people">${people.map((user) => personLink(tenant, user)).join('')}</ul>`;
}

function personLink(tenant: Tenant, user: User): string {
  const about = [user.profile['jobTitle'], user.profile['department'], user.profile['officeLocation']].filter(
    (part) => typeof part === 'string',
  );
  return `<li><a href="/outlook/${escapeHtml(tenant.domains[0] ?? tenant.id)}/${escapeHtml(encodeURIComponent(user.userPrincipalName))}"><span class="name">${escapeHtml(user.displayName)}</span><span class="about">${escapeHtml(about.join(' · '))}</span></a></li>`;
}

const themes = [
  ['', 'as the system has it'],
  ['light', 'light'],
  ['dark', 'dark'],
  ['contrast', 'high contrast, black'],
]
  .map(([value, text]) => `<option value="${value}">${text}</option>`)
  .join('');

/** Which client add-ins meet here, and which of its known faults; kept in the page's address. */
function addinSettings(): string {
  const options = hostProfiles.map(({ name, label }) => `<option value="${name}">${escapeHtml(label)}</option>`);
  const boxes = quirks.map(
    ({ name, what, source }) =>
      `<li><label class="check"><input type="checkbox" value="${name}"> ${escapeHtml(what)}</label> <span class="about">${escapeHtml(source)}</span></li>`,
  );
  return `<details id="addin-settings" class="addin-settings">
<summary>Add-ins: which Outlook this is, and its faults</summary>
<p class="about">Add-ins that an administrator deployed (Integrated apps) show in an open appointment or message. Their pages load a stand-in for office.js from ${escapeHtml('/outlook/office.js')}; what they meet is chosen here.</p>
<label class="field"><span>Client</span><select id="addin-profile">${options.join('')}</select></label>
<label class="field"><span>Theme of Office that add-ins are told</span><select id="addin-theme">${themes}</select></label>
<label class="check"><input type="checkbox" id="work-offline"> Work offline</label>
<p class="about">Offline, panes reach no network, what needs the mailbox fails with 9041, and meetings wait in the Outbox until you are back.</p>
<ul class="quirks">${boxes.join('')}</ul>
</details>`;
}

/** The calendar of one person; the script fills it. */
export function outlookPage({ tenant, mailbox }: Home): string {
  const { user } = mailbox;
  const isPerson = user.kind === 'person';
  return frame(
    user.displayName,
    `<a class="skip" href="#week">Skip to the calendar</a>
${banner}
<header class="top">
<div class="who"><a href="/outlook" class="quiet">Other person</a>
<h1>${escapeHtml(user.displayName)}</h1><p class="about">${escapeHtml(user.mail ?? '')} · ${escapeHtml(tenant.displayName)} · ${escapeHtml(zoneOf(mailbox))}</p></div>
<nav class="weeks" aria-label="Week">
<button type="button" id="previous">Previous week</button>
<button type="button" id="today">Today</button>
<button type="button" id="next">Next week</button>
<label>Go to <input type="date" id="goto"></label>
</nav>
<button type="button" id="new-meeting" class="primary">New meeting</button>
</header>
<p id="status" role="status" aria-live="polite"></p>
<main id="main" data-is-person="${String(isPerson)}">
<section class="calendar" aria-labelledby="week-title">
<h2 id="week-title">Week</h2>
<div id="week" class="week" tabindex="0" role="group" aria-labelledby="week-title"></div>
</section>
<section class="inbox" aria-labelledby="inbox-title">
<h2 id="inbox-title">Inbox</h2>
<p id="outbox" class="problem-box" role="status" hidden></p>
<ol id="inbox"></ol>
</section>
</main>
${addinSettings()}
<dialog id="details" aria-labelledby="details-title"></dialog>
<dialog id="message" aria-labelledby="message-title"></dialog>
<dialog id="form" aria-labelledby="form-title"></dialog>
<datalist id="people-list">${[...tenant.users.values()]
      .filter((one) => one.kind === 'person' && one.mail !== null && !one.hiddenFromAddressLists)
      .map((one) => `<option value="${escapeHtml(one.mail ?? '')}">${escapeHtml(one.displayName)}</option>`)
      .join('')}</datalist>`,
    'outlook.js',
  );
}
