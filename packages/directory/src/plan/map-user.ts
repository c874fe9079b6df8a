import { type Language, type LocationId, languages } from '@planner/core';
import { type GroupLink, type ImportJob, whoOf } from '../job/job.ts';
import type { DirectoryUser } from './directory.ts';
import type { PersonFields } from './known-person.ts';

/** Why a user of the directory doesn't become, or stay, a person. */
export type NotAPerson =
  | 'idMissing'
  | 'loginMissing'
  | 'loginInvalid'
  | 'guest'
  | 'roomMailbox'
  | 'withoutMailbox'
  | 'accountDisabled'
  | 'inNoLinkedGroup';

export type Mapped =
  | {
      readonly kind: 'person';
      readonly fields: PersonFields;
      readonly links: readonly GroupLink[];
      readonly notes: readonly string[];
    }
  | { readonly kind: 'notAPerson'; readonly reason: NotAPerson };

/** What a site offers to choose from. */
export interface SiteLists {
  readonly locations: readonly { readonly id: LocationId; readonly name: string }[];
}

const longestLogin = 254;
const longestName = 200;

/**
 * What a user of the directory is as a person, or why they're none.
 * @param links  the job's links that the user is a member of, in their order
 */
export function mapUser(
  user: DirectoryUser,
  given: {
    readonly job: ImportJob;
    readonly links: readonly GroupLink[];
    readonly rooms: ReadonlySet<string>;
    readonly site: SiteLists;
    /** Whether the job has imported them before: only those are kept outside of the linked groups. */
    readonly isKnown: boolean;
  },
): Mapped {
  const { job, links } = given;
  const { settings } = job;
  const no = (reason: NotAPerson): Mapped => ({ kind: 'notAPerson', reason });
  if (user.id.trim() === '') return no('idMissing');
  if (!user.userPrincipalName) return no('loginMissing');
  const addresses = [user.userPrincipalName, user.mail ?? ''].map((address) => address.toLowerCase());
  if (addresses.some((address) => given.rooms.has(address))) return no('roomMailbox');
  if (user.userType?.toLowerCase() === 'guest' && !settings.guests) return no('guest');
  if (!user.accountEnabled && !settings.importDisabledAccounts) return no('accountDisabled');
  if (!user.mail && !settings.withoutMailbox) return no('withoutMailbox');
  const isOutside = links.length === 0 && whoOf(job) === 'membersOfLinkedGroups';
  if (isOutside && !(given.isKnown && settings.inNoLinkedGroup === 'keep')) return no('inNoLinkedGroup');

  const notes: string[] = [];
  const isByMail = settings.loginFormat === 'Mail';
  if (isByMail && !user.mail) notes.push('loginFromUserPrincipalName');
  const login = ((isByMail && user.mail) || user.userPrincipalName).normalize('NFC');
  if (login !== login.trim() || login.length > longestLogin || hasControls(login)) return no('loginInvalid');
  return {
    kind: 'person',
    links,
    notes,
    fields: {
      login,
      displayName: nameOf(user, login, notes),
      mail: user.mail?.trim() || null,
      language: languageFor(user, given, notes),
      locationId: locationFor(user, given, notes),
      company:
        links.find(({ company }) => company !== null)?.company ?? (user.companyName?.trim() || settings.defaultCompany),
      department: user.department?.trim() || null,
      active: true,
    },
  };
}

function nameOf(user: DirectoryUser, login: string, notes: string[]): string {
  const whole = [user.givenName, user.surname].filter(Boolean).join(' ');
  const name = [user.displayName, whole, login].map((text) => plain(text ?? '')).find((text) => text !== '') ?? login;
  if (name.length <= longestName) return name;
  notes.push('nameCut');
  let cut = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(name)) {
    if (cut.length + segment.length > longestName) break;
    cut += segment;
  }
  return cut;
}

function languageFor(
  user: DirectoryUser,
  { job, links }: { job: ImportJob; links: readonly GroupLink[] },
  notes: string[],
): Language {
  const wanted = user.preferredLanguage?.toLowerCase().split('-')[0];
  const own = languages.find((language) => language === wanted);
  if (wanted && own === undefined) notes.push('languageUnknown');
  return links.find(({ language }) => language !== null)?.language ?? own ?? job.settings.defaultUserLanguage;
}

function locationFor(
  user: DirectoryUser,
  { job, links, site }: { job: ImportJob; links: readonly GroupLink[]; site: SiteLists },
  notes: string[],
): LocationId {
  const linked = links.find(({ location }) => location !== null)?.location;
  if (linked) return linked;
  const office = user.officeLocation?.trim().toLowerCase();
  const named = site.locations.find(({ name }) => name.toLowerCase() === office);
  if (office && !named) notes.push('locationUnknown');
  return named?.id ?? job.settings.defaultLocation;
}

/** Without control characters; emoji and writing from right to left stay. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '').trim();
}

function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
