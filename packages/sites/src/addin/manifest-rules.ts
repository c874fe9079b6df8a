import { addinEvents, addinIconSizes, buttonIconSizes } from './addin-offer.ts';
import { childNamed, readTree, within } from './manifest-tree.ts';
import type { ManifestElement } from './manifest-tree.ts';

/*
 * What a manifest has to keep, as a table of rules. Order and occurrence of elements: the schemas of OfficeApp 1.1 and
 * VersionOverrides 1.0/1.1 (OfficeDev/office-js-docs-pr 653e2518, MS-OWEMXML). What the schemas can't say: the element pages
 * of OfficeDev/office-js-docs-reference and resource-limits of the Office Add-ins documentation.
 */

/** One thing that is wrong: which rule, on which line, at which element. */
export interface ManifestFault {
  readonly rule: string;
  readonly line: number;
  readonly element: string;
  /** In English, for whoever looks after the manifest; people get it beside the line. */
  readonly message: string;
}

export interface ManifestSurroundings {
  /** Pixel sizes of icons that were looked at, by address; one that isn't named wasn't. */
  readonly icons?: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
  /** The demo's own machine: `http://localhost` passes there, and the simulated Outlook alone loads it. */
  readonly onThisMachine?: boolean;
}

const largestBytes = 256 * 1024; // resource-limits-and-performance-optimization
const longest = { short: 125, long: 250, url: 2048, id: 32 } as const;

const appNamespace = 'http://schemas.microsoft.com/office/appforoffice/1.1';
const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';
const overridesNamespaces = [
  'http://schemas.microsoft.com/office/mailappversionoverrides',
  'http://schemas.microsoft.com/office/mailappversionoverrides/1.1',
] as const;
const overridesTypes = ['VersionOverridesV1_0', 'VersionOverridesV1_1'] as const;

/** Children in their order; `!` must be there, `*` may be there often. */
const order: { readonly [parent: string]: readonly string[] } = {
  OfficeApp: [
    '!Id', 'AlternateId', '!Version', '!ProviderName', '!DefaultLocale', '!DisplayName', '!Description', '!IconUrl',
    '!HighResolutionIconUrl', '!SupportUrl', 'AppDomains', '!Hosts', '!Requirements', '!FormSettings', '!Permissions',
    '!Rule', 'DisableEntityHighlighting', '!VersionOverrides',
  ],
  VersionOverrides: [
    'Description', 'Requirements', '!Hosts', '!Resources', 'WebApplicationInfo', 'EquivalentAddins',
    'ConnectedServiceControls', 'ExtendedPermissions', 'VersionOverrides',
  ],
  MailHost: ['Runtimes', '!DesktopFormFactor', 'MobileFormFactor'],
  DesktopFormFactor: ['SupportsSharedFolders', 'FunctionFile', '!*ExtensionPoint'],
  Resources: ['!Images', '!Urls', '!ShortStrings', 'LongStrings'],
  Control: ['!Label', '!Supertip', '!Icon', '!Action'],
  Group: ['!Label', '!*Control'],
}; // prettier-ignore

/** Everything that is wrong with an add-in only manifest; empty = it may be uploaded. */
export function manifestFaults(text: string, around: ManifestSurroundings = {}): readonly ManifestFault[] {
  if (Buffer.byteLength(text) > largestBytes) {
    return [{ rule: 'size', line: 1, element: 'OfficeApp', message: 'A manifest has at most 256 KB.' }];
  }
  const tree = readTree(text);
  if (!('root' in tree)) {
    return [
      { rule: 'well-formed', line: tree.line, element: '', message: `The XML isn’t well-formed: ${tree.fault}.` },
    ];
  }
  const { root } = tree;
  const found: ManifestFault[] = [];
  const say: Say = (rule, at, message) => void found.push({ rule, line: at.line, element: at.name, message });
  checkFrame(root, say);
  if (found.length > 0) return found;
  const blocks = overridesOf(root);
  checkOrder(root, say);
  checkTexts(root, say);
  checkAddresses(root, { ...around, say });
  checkIcons(root, { ...around, say });
  for (const [depth, block] of blocks.entries()) {
    checkOverrides(block, depth, say);
    checkResources(block, { ...around, say });
    checkButtons(block, say);
    checkEvents(block, depth, say);
  }
  return found.toSorted((a, b) => a.line - b.line);
}

type Say = (rule: string, at: ManifestElement, message: string) => void;

function typeOf({ attributes }: ManifestElement): string {
  return attributes['xsi:type'] ?? '';
}

function checkFrame(root: ManifestElement, say: Say): void {
  if (root.name !== 'OfficeApp' || root.namespace !== appNamespace)
    say('root', root, `The root is OfficeApp of ${appNamespace}.`);
  else if (root.attributes['xmlns:xsi'] !== instanceNamespace || typeOf(root) !== 'MailApp')
    say('root', root, `xsi:type="MailApp" with xmlns:xsi="${instanceNamespace}" is needed.`);
}

/** The blocks of VersionOverrides, outermost first. */
function overridesOf(root: ManifestElement): readonly ManifestElement[] {
  const inner = root.children.filter(({ name }) => name === 'VersionOverrides');
  return inner.flatMap((block) => [block, ...overridesOf(block)]);
}

function checkOrder(element: ManifestElement, say: Say): void {
  const wanted = order[typeOf(element) === 'MailHost' ? 'MailHost' : element.name];
  if (wanted) checkChildren(element, wanted, say);
  for (const child of element.children) checkOrder(child, say);
}

function checkChildren(element: ManifestElement, wanted: readonly string[], say: Say): void {
  const names = wanted.map((name) => name.replace(/^[!*]+/, ''));
  let reached = 0;
  for (const child of element.children) {
    const place = names.indexOf(child.name);
    if (place === -1) say('element', child, `${element.name} has no element ${child.name}.`);
    else if (place < reached) say('order', child, `${child.name} stands before ${names[reached]} in ${element.name}.`);
    reached = Math.max(reached, place);
  }
  for (const entry of wanted) {
    const name = entry.replace(/^[!*]+/, '');
    const all = element.children.filter((child) => child.name === name);
    if (entry.startsWith('!') && all.length === 0) say('missing', element, `${element.name} needs ${name}.`);
    if (!entry.includes('*') && all.length > 1) say('twice', all[1]!, `${name} stands once in ${element.name}.`);
  }
}

const textRules: { readonly [name: string]: { readonly rule: string; readonly form: RegExp; readonly words: string } } =
  {
    Id: {
      rule: 'id',
      form: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
      words: 'a GUID with hyphens and without braces',
    },
    Version: {
      rule: 'version',
      form: /^\d{1,5}(\.\d{1,5}){1,3}$/,
      words: 'two to four numbers of at most five digits',
    },
    DefaultLocale: {
      rule: 'locale',
      form: /^[a-z]{2,3}-[A-Z]{2}$/,
      words: 'a language with its country, such as en-US',
    },
    Permissions: {
      rule: 'permissions',
      form: /^(Restricted|ReadItem|ReadWriteItem|ReadWriteMailbox)$/,
      words: 'one of Restricted, ReadItem, ReadWriteItem, ReadWriteMailbox',
    },
  };

function checkTexts(root: ManifestElement, say: Say): void {
  for (const child of root.children) {
    const rule = textRules[child.name];
    if (rule && !rule.form.test(child.text)) say(rule.rule, child, `${child.name} is ${rule.words}.`);
    if (child.name === 'ProviderName' && (child.text === '' || child.text.length > longest.short))
      say('length', child, `ProviderName has 1 to ${longest.short} characters.`);
    if (child.name === 'DisplayName') checkLength(child, longest.short, say);
    if (child.name === 'Description') checkLength(child, longest.long, say);
  }
  const hosts = childNamed(root, 'Hosts');
  if (hosts && !hosts.children.some(({ attributes }) => attributes['Name'] === 'Mailbox'))
    say('host', hosts, 'Hosts names Mailbox.');
}

/** Default and translations of a text. */
function checkLength(element: ManifestElement, most: number, say: Say): void {
  const value = element.attributes['DefaultValue'] ?? '';
  if (value === '' || value.length > most) say('length', element, `${element.name} has 1 to ${most} characters.`);
  for (const override of element.children) {
    const other = override.attributes['Value'] ?? '';
    if (!/^[a-z]{2,3}-[A-Z]{2}$/.test(override.attributes['Locale'] ?? ''))
      say('locale', override, 'Override names a locale such as da-DK.');
    if (other === '' || other.length > most) say('length', override, `A translation has 1 to ${most} characters.`);
  }
}

interface Asked extends ManifestSurroundings {
  readonly say: Say;
}

const addressed = new Set(['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'SourceLocation', 'Image', 'Url']);

function checkAddresses(element: ManifestElement, asked: Asked): void {
  const { say } = asked;
  for (const child of element.children) {
    const value = child.attributes['DefaultValue'];
    if (addressed.has(child.name) && value !== undefined) checkAddress(child, value, asked);
    if (child.name === 'AppDomain') {
      const url = URL.parse(child.text);
      if (url === null || url.origin !== child.text)
        say('app-domain', child, 'AppDomain is scheme and host alone, without path or slash at the end.');
      else if (url.protocol !== 'https:') say('https', child, 'AppDomain must be https.');
    }
    checkAddresses(child, asked);
  }
}

function checkAddress(at: ManifestElement, value: string, { say, onThisMachine }: Asked): void {
  const url = URL.parse(value);
  if (url === null || value.length > longest.url) {
    say('address', at, `An absolute address of at most ${longest.url} characters is needed.`);
    return;
  }
  const isLocal = url.hostname === 'localhost' || /^\[|^\d+(\.\d+){3}$/.test(url.hostname);
  if (isLocal && onThisMachine === true) return;
  if (url.protocol !== 'https:') say('https', at, `${value} must be an https address.`);
  if (isLocal) say('public-host', at, `${value}: Outlook elsewhere can’t reach this machine by that name.`);
}

function checkIcons(root: ManifestElement, asked: Asked): void {
  const sizes = { IconUrl: 64, HighResolutionIconUrl: 128 } as const;
  for (const [name, size] of Object.entries(sizes)) {
    const icon = childNamed(root, name);
    if (icon) checkIcon(icon, { address: icon.attributes['DefaultValue'] ?? '', size, ...asked });
  }
}

function checkIcon(
  at: ManifestElement,
  { address, size, icons, say }: Asked & { readonly address: string; readonly size: number },
): void {
  if (!/\.(png|gif|jpe?g)(\?|$)/i.test(address)) say('icon-type', at, 'An icon is PNG, GIF or JPG, never ICO.');
  const seen = icons?.get(address);
  if (seen && (seen.width !== size || seen.height !== size))
    say('icon-size', at, `${address} has ${seen.width} × ${seen.height} pixels, ${size} × ${size} are needed.`);
}

function checkOverrides(block: ManifestElement, depth: number, say: Say): void {
  const namespace = overridesNamespaces[depth];
  if (namespace === undefined || block.namespace !== namespace || typeOf(block) !== overridesTypes[depth])
    say(
      'overrides',
      block,
      `VersionOverrides ${depth === 0 ? '1.0' : '1.1 inside of 1.0'} has the wrong type or namespace.`,
    );
  for (const form of within(block).filter(({ name }) => name === 'DesktopFormFactor')) {
    const ids = within(form).flatMap((one) => (one.name === 'Control' || one.name === 'Group' ? [one] : []));
    for (const [place, one] of ids.entries()) {
      const before = ids.slice(0, place).some(({ attributes }) => attributes['id'] === one.attributes['id']);
      if (before) say('control-id', one, `The id "${one.attributes['id']}" is taken.`);
    }
  }
}

const resourceKinds: { readonly [list: string]: number } = {
  Images: longest.url,
  Urls: longest.url,
  ShortStrings: longest.short,
  LongStrings: longest.long,
};

function checkResources(block: ManifestElement, { say }: Asked): void {
  const resources = childNamed(block, 'Resources');
  const known = new Set<string>();
  for (const list of resources?.children ?? []) {
    const most = resourceKinds[list.name];
    for (const one of list.children) {
      const id = one.attributes['id'] ?? '';
      if (id === '' || id.length > longest.id)
        say('resource-id', one, `A resource’s id has 1 to ${longest.id} characters.`);
      if (known.has(id)) say('resource-twice', one, `The resource "${id}" is there twice.`);
      known.add(id);
      if (most !== undefined && list.name.endsWith('Strings')) checkLength(one, most, say);
    }
  }
  for (const one of within(block)) {
    const id = one.attributes['resid'];
    if (id === undefined) continue;
    if (id.length > longest.id) say('resource-id', one, `A resid has at most ${longest.id} characters.`);
    else if (!known.has(id)) say('resource-missing', one, `There is no resource "${id}".`);
  }
}

function checkButtons(block: ManifestElement, say: Say): void {
  for (const icon of within(block).filter(({ name }) => name === 'Icon')) {
    const sizes = icon.children.map(({ attributes }) => Number(attributes['size']));
    for (const size of buttonIconSizes) {
      if (!sizes.includes(size)) say('icon-missing', icon, `A button has an icon of ${size} pixels.`);
    }
  }
}

const eventTypes: ReadonlySet<string> = new Set([
  ...addinEvents.map(({ type }) => type),
  'OnNewMessageCompose',
  'OnMessageSend',
  'OnMessageAttachmentsChanged',
  'OnAppointmentAttachmentsChanged',
  'OnMessageRecipientsChanged',
  'OnInfoBarDismissClicked',
  'OnMessageCompose',
  'OnMessageFromChanged',
  'OnAppointmentFromChanged',
  'OnSensitivityLabelChanged',
  'OnMessageReadWithCustomAttachment',
  'OnMessageReadWithCustomHeader',
  'OnMessageDecrypt',
]);
const sendModes: ReadonlySet<string> = new Set(['PromptUser', 'SoftBlock', 'Block']);
const firstWithEvents = 12;

function checkEvents(block: ManifestElement, depth: number, say: Say): void {
  const all = within(block);
  const points = all.filter((one) => one.name === 'ExtensionPoint' && typeOf(one) === 'LaunchEvent');
  const runtimes = all.filter(({ name }) => name === 'Runtime');
  if (runtimes.length > 1) say('runtime', runtimes[1]!, 'There is one Runtime.');
  const [point] = points;
  if (!point) return;
  if (depth === 0) say('events-version', point, 'Launch events stand in VersionOverrides 1.1.');
  const set = all.find(({ name }) => name === 'Sets');
  const least = /^1\.(\d+)$/.exec(
    set?.children[0]?.attributes['MinVersion'] ?? set?.attributes['DefaultMinVersion'] ?? '',
  );
  if (!least || Number(least[1]) < firstWithEvents)
    say(
      'events-set',
      point,
      `Launch events need Requirements of Mailbox 1.${firstWithEvents} (OfficeDev/office-js#2302).`,
    );
  const source = childNamed(point, 'SourceLocation');
  const [runtime] = runtimes;
  if (!runtime || source?.attributes['resid'] !== runtime.attributes['resid'])
    say('runtime', source ?? point, 'SourceLocation of LaunchEvent and Runtime have the same resid.');
  const events = within(point).filter(({ name }) => name === 'LaunchEvent');
  for (const event of events) {
    const type = event.attributes['Type'] ?? '';
    if (!eventTypes.has(type)) say('event', event, `Outlook has no launch event "${type}".`);
    if ((event.attributes['FunctionName'] ?? '') === '') say('event', event, 'LaunchEvent names its function.');
    const mode = event.attributes['SendMode'];
    if (mode !== undefined && !sendModes.has(mode)) say('send-mode', event, `SendMode can’t be "${mode}".`);
  }
  const sends = events.filter(({ attributes }) => attributes['Type'] === 'OnAppointmentSend');
  if (sends.length > 1) say('send-twice', sends[1]!, 'OnAppointmentSend stands once.');
}

/** Width and height of a PNG, from its first chunk (PNG §11.2.1); null when it isn't one. */
export function pngSize(content: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (view.length < 24 || view.readUInt32BE(0) !== 0x89504e47 || view.toString('latin1', 12, 16) !== 'IHDR')
    return null;
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
}

/** The icons that a manifest names and a site serves. */
export function iconPaths(): readonly { readonly path: string; readonly size: number }[] {
  return addinIconSizes.map((size) => ({ path: `/addin/icon-${size}.png`, size }));
}
