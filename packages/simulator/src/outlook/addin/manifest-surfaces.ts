import { all, childOf, childrenOf, defaultOf, inside, textOf } from '../../portal/admin-center/xml-nodes.ts';
import { parseXml } from '../../saml/xml.ts';

/** Where in Outlook an add-in shows its buttons; the name is the one of the extension point. */
export type Surface = 'AppointmentOrganizer' | 'AppointmentAttendee' | 'MessageRead';

export type AddinButton = {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  readonly icon: string | null;
  /** The page that its task pane shows. */
  readonly page: string;
  /** Whether its pane may stay while another item is chosen (manifest/action, SupportsPinning). */
  readonly supportsPinning: boolean;
};

export type LaunchEvent = {
  readonly type: string;
  readonly functionName: string;
  readonly sendMode: string;
};

/** What a client makes of a manifest on one of its surfaces. */
export type AddinSurface = {
  readonly buttons: readonly AddinButton[];
  readonly launch: { readonly page: string; readonly events: readonly LaunchEvent[] } | null;
  readonly permissions: string;
  readonly supportsSharedFolders: boolean;
  /** Origins that a dialog may open beside the pane's own. */
  readonly appDomains: readonly string[];
};

/** Launch events came with 1.10: a client below it that meets one doesn't load the add-in at all (OfficeDev/office-js#2302). */
const firstWithLaunchEvents = '1.10';

/**
 * What a client with Mailbox sets up to `mailbox` shows of an add-in: the newest VersionOverrides whose requirements it
 * has, else the page of FormSettings. Null when it shows nothing there.
 */
export function surfaceOf(manifest: string, surface: Surface, mailbox: string): AddinSurface | null {
  const root = parseXml(manifest)?.documentElement;
  if (root == null || !fulfils(childOf(root, 'Requirements'), mailbox)) return null;
  const frame = {
    permissions: textOf(root, 'Permissions'),
    appDomains: all(root, 'AppDomain').map((one) => one.textContent?.trim() ?? ''),
  };
  const older = childOf(root, 'VersionOverrides');
  const newer = older && childOf(older, 'VersionOverrides');
  const block = [newer, older].find((one) => one !== undefined && fulfils(childOf(one, 'Requirements'), mailbox));
  if (block === undefined) {
    const button = formButton(root, surface);
    return button && { ...frame, buttons: [button], launch: null, supportsSharedFolders: false };
  }
  const points = all(block, 'ExtensionPoint').filter((one) => isOwn(one, block));
  const launch = launchOf(points, block);
  if (launch && !isAtLeast(mailbox, firstWithLaunchEvents)) return null;
  const buttons = points
    .filter((one) => typeOf(one) === `${surface}CommandSurface`)
    .flatMap((point) => all(point, 'Control').map((control) => buttonOf(control, block)));
  const supportsSharedFolders = all(block, 'SupportsSharedFolders').some(
    (one) => isOwn(one, block) && one.textContent?.trim() === 'true',
  );
  return buttons.length === 0 && launch === null ? null : { ...frame, buttons, launch, supportsSharedFolders };
}

/** Elements of the 1.1 block are inside of the 1.0 block too. */
function isOwn(element: Element, block: Element): boolean {
  for (let node = element.parentNode; node; node = node.parentNode)
    if ((node as Element).localName === 'VersionOverrides') return node === block;
  return false;
}

function buttonOf(control: Element, block: Element): AddinButton {
  const text = (name: string): string => {
    const element = all(control, name)[0];
    return resource(block, element?.getAttribute('resid') ?? '');
  };
  const icons = all(control, 'Image');
  const icon = icons.find((one) => one.getAttribute('size') === '32') ?? icons[0];
  return {
    id: control.getAttribute('id') ?? '',
    label: text('Label'),
    tip: all(control, 'Supertip').length > 0 ? text('Description') : '',
    icon: icon ? resource(block, icon.getAttribute('resid') ?? '') : null,
    page: text('SourceLocation'),
    supportsPinning: all(control, 'SupportsPinning')[0]?.textContent?.trim() === 'true',
  };
}

/** Without VersionOverrides the item's form says which page is shown, under the add-in's own name. */
function formButton(root: Element, surface: Surface): AddinButton | null {
  const wanted = surface === 'AppointmentOrganizer' ? 'ItemEdit' : 'ItemRead';
  const form = all(root, 'Form').find((one) => typeOf(one) === wanted);
  const page = form && all(form, 'SourceLocation')[0]?.getAttribute('DefaultValue');
  if (page == null || page === '') return null;
  return {
    id: 'form',
    label: defaultOf(root, 'DisplayName'),
    tip: defaultOf(root, 'Description'),
    icon: defaultOf(root, 'IconUrl') || null,
    page,
    supportsPinning: false,
  };
}

function launchOf(points: readonly Element[], block: Element): AddinSurface['launch'] {
  const point = points.find((one) => typeOf(one) === 'LaunchEvent');
  if (!point) return null;
  const source = all(point, 'SourceLocation')[0];
  return {
    page: resource(block, source?.getAttribute('resid') ?? ''),
    events: all(point, 'LaunchEvent')
      .filter((one) => one.getAttribute('FunctionName') !== null)
      .map((one) => ({
        type: one.getAttribute('Type') ?? '',
        functionName: one.getAttribute('FunctionName') ?? '',
        sendMode: one.getAttribute('SendMode') || 'SoftBlock',
      })),
  };
}

function resource(block: Element, id: string): string {
  const own = childrenOf(block).find((one) => one.localName === 'Resources');
  const found = own && inside(own).find((one) => one.getAttribute('id') === id);
  return found?.getAttribute('DefaultValue') ?? '';
}

function fulfils(requirements: Element | undefined, mailbox: string): boolean {
  if (!requirements) return true;
  return all(requirements, 'Set')
    .filter((one) => one.getAttribute('Name') === 'Mailbox')
    .every((one) => {
      const wanted = one.getAttribute('MinVersion') || (one.parentNode as Element).getAttribute('DefaultMinVersion');
      return isAtLeast(mailbox, wanted || '1.1');
    });
}

/** Sets count part by part: 1.10 is above 1.9. */
function isAtLeast(mailbox: string, wanted: string): boolean {
  const [major = 0, minor = 0] = mailbox.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

const typeOf = (element: Element): string =>
  element.getAttributeNS('http://www.w3.org/2001/XMLSchema-instance', 'type') ?? '';
