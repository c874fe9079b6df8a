import { createHash } from 'node:crypto';
import type { SiteId } from '@planner/core';

/*
 * What the add-in is, once: its buttons, events, texts and addresses. Both manifests are made from this description, so that
 * they can't mean different things.
 */

/** A text in the languages of the manifest; `en` is the default. */
export interface AddinText {
  readonly en: string;
  readonly da: string;
  readonly de: string;
}

/** Locales as manifests spell them. */
export const addinLocales = { en: 'en-US', da: 'da-DK', de: 'de-DE' } as const;

/** Where in Outlook a button stands: own appointments, those of others, and requests in the inbox. */
export type AddinSurface = 'AppointmentOrganizer' | 'AppointmentAttendee' | 'MessageRead';

export interface AddinButton {
  readonly surface: AddinSurface;
  /** Id of the control in the manifest; the send check opens the pane by it. */
  readonly id: string;
  readonly path: '/addin/compose' | '/addin/read';
  readonly label: AddinText;
  readonly tip: AddinText;
}

const bookLabel = { en: 'Rooms and services', da: 'Lokaler og services', de: 'Räume und Services' };
const bookTip = {
  en: 'Find a free room for every date of this appointment and put it into the appointment.',
  da: 'Find et ledigt lokale til alle aftalens datoer, og sæt det ind i aftalen.',
  de: 'Einen freien Raum für jeden Termin dieser Besprechung finden und in die Besprechung setzen.',
};
const readLabel = { en: 'Room details', da: 'Om lokalet', de: 'Raumdetails' };
const readTip = {
  en: 'See the room of this meeting and how it stands in Planner.',
  da: 'Se mødets lokale, og hvordan det står i Planner.',
  de: 'Den Raum dieser Besprechung ansehen und wie er in Planner steht.',
};

/** The buttons, in the order of the manifest. */
export const addinButtons: readonly AddinButton[] = [
  { surface: 'AppointmentOrganizer', id: 'plannerCompose', path: '/addin/compose', label: bookLabel, tip: bookTip },
  { surface: 'AppointmentAttendee', id: 'plannerRead', path: '/addin/read', label: readLabel, tip: readTip },
  { surface: 'MessageRead', id: 'plannerRequest', path: '/addin/read', label: readLabel, tip: readTip },
];

/** Whether the pane of a button may stay while the next item is chosen: Outlook offers it where messages are read. */
export function isPinnable({ surface }: AddinButton): boolean {
  return surface === 'MessageRead';
}

export interface AddinEvent {
  /** Name in the XML manifest. */
  readonly type: string;
  /** Name in the unified manifest. */
  readonly unified: string;
  readonly handler: string;
}

/** The event that asks before a meeting is sent. */
export const sendEvent: AddinEvent = {
  type: 'OnAppointmentSend',
  unified: 'appointmentSending',
  handler: 'onAppointmentSend',
};

/**
 * All launch events that Planner may ever want. One that is added later locks everybody out until an administrator consents
 * again (maintain-breaking-changes), so they are declared from the start; those without work complete at once.
 */
export const addinEvents: readonly AddinEvent[] = [
  sendEvent,
  { type: 'OnNewAppointmentOrganizer', unified: 'newAppointmentOrganizerCreated', handler: 'onAppointmentChanged' },
  { type: 'OnAppointmentOrganizer', unified: 'appointmentOrganizerOpened', handler: 'onAppointmentChanged' },
  { type: 'OnAppointmentTimeChanged', unified: 'appointmentTimeChanged', handler: 'onAppointmentChanged' },
  { type: 'OnAppointmentRecurrenceChanged', unified: 'appointmentRecurrenceChanged', handler: 'onAppointmentChanged' },
  { type: 'OnAppointmentAttendeesChanged', unified: 'appointmentAttendeesChanged', handler: 'onAppointmentChanged' },
];

/** Requirement sets: what the buttons need, and from where on launch events are known to load (OfficeDev/office-js#2302). */
export const buttonSet = '1.8';
export const eventSet = '1.12';

/** Icons that are served, in pixels; 64 and 128 stand for the add-in itself, the others on its buttons. */
export const addinIconSizes = [16, 32, 64, 80, 128] as const;
export const buttonIconSizes = [16, 32, 80] as const;

export const addinDescription: AddinText = {
  en: 'Book a meeting room and what goes with it for your appointment.',
  da: 'Book et mødelokale og det, der hører til, til din aftale.',
  de: 'Einen Besprechungsraum und was dazugehört für Ihre Besprechung buchen.',
};
export const groupLabel: AddinText = { en: 'Planner', da: 'Planner', de: 'Planner' };

/** One site's add-in as a manifest names it. */
export interface AddinOffer {
  readonly id: string;
  readonly unifiedId: string;
  /** Third part of the version: rises when anything else here changes. */
  readonly revision: number;
  /** `Planner – Nordlys`, cut to what a manifest allows. */
  readonly displayName: string;
  /** Address of the site without a path. */
  readonly baseUrl: string;
  /** Sign-in host of the site's directory. */
  readonly signInOrigin: string;
  /** What happens when the send check says no: the person may always send, or has to mend first. */
  readonly sendMode: 'PromptUser' | 'SoftBlock';
}

// A fixed name space of this project's own; the ids of all sites hang on it, so it never changes.
const nameSpace = Buffer.from('8d0b3c5e6f7a4b219c3d5e7f90a1b2c3', 'hex');

/**
 * The add-in's id in one of its manifests: a UUID of version 5 (RFC 9562 §5.5) of the site's own id, so that a restored
 * backup and another host name keep it. It is part of the name of the property that marks an appointment.
 */
export function addinId(siteId: SiteId, kind: 'xml' | 'unified'): string {
  const hash = createHash('sha1').update(nameSpace).update(`${kind}:${siteId}`).digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const longestName = 30; // the unified manifest's short name is the narrowest place

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The name that people see in Outlook; a long site name is cut at a whole character. */
export function addinName(siteName: string): string {
  const whole = [...letters.segment(`Planner – ${siteName.trim()}`)].map(({ segment }) => segment);
  return whole.length <= longestName
    ? whole.join('')
    : `${whole
        .slice(0, longestName - 1)
        .join('')
        .trimEnd()}…`;
}

/** `1.0.7.0` in XML. */
export function xmlVersion({ revision }: Pick<AddinOffer, 'revision'>): string {
  return `1.0.${revision}.0`;
}

/** `1.0.7` in the unified manifest. */
export function unifiedVersion({ revision }: Pick<AddinOffer, 'revision'>): string {
  return `1.0.${revision}`;
}

/** Everything but the version, hashed: another hash is a manifest that has to be uploaded again. */
export function offerHash(offer: AddinOffer): string {
  const { revision: _, ...rest } = offer;
  const all = { rest, addinButtons, addinEvents, addinDescription, groupLabel, buttonSet, eventSet };
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}
