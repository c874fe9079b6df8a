import { parseXml } from '../../saml/xml.ts';
import { manifestSchema } from './manifest-schema.ts';
import { all, defaultOf, inside, textOf } from './xml-nodes.ts';
import { validityProblems } from './xml-validity.ts';

/** What of an add-in's manifest the admin center shows. */
export type ReadManifest = {
  readonly id: string;
  readonly version: string;
  readonly displayName: string;
  readonly provider: string;
  readonly description: string;
  readonly permissions: string;
};

/** A manifest that can be deployed, or all that is wrong with it. */
export type ManifestAnswer =
  { readonly ok: true; readonly manifest: ReadManifest } | { readonly ok: false; readonly problems: readonly string[] };

/** learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization */
const largestManifest = 256 * 1024;

const buttonIcons = ['16', '32', '80'];

/**
 * Checks a manifest of an Outlook add-in as the admin center does: an add-in only manifest (XML), by Microsoft's schemas
 * and by rules that they don't hold. The schemas were published in 2018, and what came later (`xsd/README.md`) is read
 * from pages: Microsoft may take an element that is refused here. The unified manifest isn't taken. An address on this
 * machine passes without https, since a demo has no other; Microsoft takes https alone.
 */
export function readManifest(text: string): ManifestAnswer {
  if (Buffer.byteLength(text) > largestManifest)
    return { ok: false, problems: ['The manifest is bigger than 256 KB.'] };
  if (text.trimStart().startsWith('{'))
    return {
      ok: false,
      problems: ['A unified manifest (JSON) can’t be uploaded here: the simulator takes the XML form.'],
    };
  const document = /<!DOCTYPE/i.test(text) ? undefined : parseXml(text);
  const root = document?.documentElement;
  if (root?.localName !== 'OfficeApp')
    return { ok: false, problems: ['The file is no manifest of an Office Add-in: there is no OfficeApp element.'] };
  const problems = [
    ...validityProblems(root, manifestSchema()),
    ...checkFrame(root),
    ...checkAddresses(root),
    ...checkResources(root),
    ...checkEvents(root),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    manifest: {
      id: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(textOf(root, 'Id'))![0].toLowerCase(),
      version: textOf(root, 'Version'),
      displayName: defaultOf(root, 'DisplayName'),
      provider: textOf(root, 'ProviderName'),
      description: defaultOf(root, 'Description'),
      permissions: textOf(root, 'Permissions'),
    },
  };
}

/** Whether a version is later: part by part, as numbers. */
export function isLater(version: string, before: string): boolean {
  const [one, other] = [version, before].map((text) => text.split('.').map(Number));
  for (let place = 0; place < 4; place += 1) {
    const difference = (one![place] ?? 0) - (other![place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** What Outlook needs beyond the schemas, which leave hosts and permissions out if one likes. */
function checkFrame(root: Element): string[] {
  const problems: string[] = [];
  const type = root.getAttributeNS('http://www.w3.org/2001/XMLSchema-instance', 'type') ?? '';
  if (type !== 'MailApp')
    problems.push(
      'The xsi:type of OfficeApp must be MailApp, in the namespace http://www.w3.org/2001/XMLSchema-instance.',
    );
  if (!all(root, 'Host').some((host) => host.getAttribute('Name') === 'Mailbox'))
    problems.push('Hosts must name Mailbox.');
  if (textOf(root, 'Permissions') === '') problems.push('Permissions is missing.');
  return problems;
}

function checkAddresses(root: Element): string[] {
  const problems: string[] = [];
  const addressed = ['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'SourceLocation', 'Image', 'Url'];
  for (const element of addressed.flatMap((name) => all(root, name))) {
    const address = element.getAttribute('DefaultValue');
    if (address === null || address === '') continue;
    if (!isSafe(address)) problems.push(`${element.localName}: ${address} must be an https address.`);
    if (/icon|image/i.test(element.localName ?? '') && /\.ico$/i.test(address))
      problems.push(`${element.localName}: an icon can’t be an .ico file.`);
  }
  for (const element of all(root, 'AppDomain')) {
    const domain = element.textContent?.trim() ?? '';
    const url = URL.parse(domain);
    if (url === null || url.origin !== domain) problems.push(`AppDomain: "${domain}" must be scheme and host alone.`);
  }
  return problems;
}

const isSafe = (address: string): boolean => /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)(:|\/))/i.test(address);

/** Resource ids: unique, and each that is named is there. */
function checkResources(root: Element): string[] {
  const problems: string[] = [];
  const resources = all(root, 'Resources').flatMap((one) => inside(one));
  const ids = resources.map((one) => one.getAttribute('id')).filter((id) => id !== null && id !== '') as string[];
  // VersionOverrides 1.1 repeats the resources of the 1.0 block it is in.
  for (const block of all(root, 'Resources')) {
    const own = inside(block)
      .map((one) => one.getAttribute('id'))
      .filter((id) => id !== null && id !== '');
    const twice = own.find((id, place) => own.indexOf(id) !== place);
    if (twice != null) problems.push(`The resource id "${twice}" is there twice.`);
  }
  for (const element of inside(root)) {
    const id = element.getAttribute('resid');
    if (id === null || id === '') continue;
    if (!ids.includes(id)) problems.push(`There is no resource "${id}", which ${element.localName} names.`);
  }
  for (const icon of all(root, 'Icon')) {
    const sizes = inside(icon).map((one) => one.getAttribute('size'));
    const missing = buttonIcons.filter((size) => !sizes.includes(size));
    if (sizes.length > 0 && missing.length > 0) problems.push(`An icon lacks the size ${missing.join(', ')}.`);
  }
  return problems;
}

const knownEvents = [
  'OnNewAppointmentOrganizer',
  'OnAppointmentOrganizer',
  'OnAppointmentAttendeesChanged',
  'OnAppointmentTimeChanged',
  'OnAppointmentRecurrenceChanged',
  'OnAppointmentAttachmentsChanged',
  'OnAppointmentSend',
  'OnNewMessageCompose',
  'OnMessageSend',
  'OnMessageCompose',
  'OnMessageAttachmentsChanged',
  'OnMessageRecipientsChanged',
  'OnMessageFromChanged',
  'OnAppointmentFromChanged',
  'OnInfoBarDismissClicked',
  'OnSensitivityLabelChanged',
  'OnMessageReadWithCustomAttachment',
  'OnMessageReadWithCustomHeader',
];

function checkEvents(root: Element): string[] {
  const types = all(root, 'LaunchEvent').map((one) => one.getAttribute('Type') ?? '');
  const unknown = types
    .filter((type) => !knownEvents.includes(type))
    .map((type) => `There is no launch event "${type}".`);
  const sends = types.filter((type) => type === 'OnAppointmentSend').length;
  return sends > 1 ? [...unknown, 'OnAppointmentSend may be there once.'] : unknown;
}
