import { describe, expect, test } from 'vitest';
import { aManifest, aManifestWithButtons } from '../../test-tenant/manifest.ts';
import { surfaceOf } from './manifest-surfaces.ts';

const origin = 'https://planner.example';
const manifest = aManifestWithButtons(origin);

describe('what a client makes of a manifest', () => {
  test('a new client has the buttons of the surface, and launch events', () => {
    expect(surfaceOf(manifest, 'AppointmentOrganizer', '1.16')).toMatchObject({
      buttons: [{ id: 'open-compose', label: 'Find a room', page: `${origin}/compose`, icon: `${origin}/icon.png` }],
      launch: { page: `${origin}/events`, events: [{ type: 'OnAppointmentSend', sendMode: 'PromptUser' }] },
      supportsSharedFolders: true,
      permissions: 'ReadWriteItem',
    });
    expect(surfaceOf(manifest, 'AppointmentAttendee', '1.16')).toMatchObject({
      buttons: [{ label: 'About the room', supportsPinning: false }],
    });
    expect(surfaceOf(manifest, 'MessageRead', '1.16')).toMatchObject({
      buttons: [{ id: 'open-message', supportsPinning: true }],
    });
  });

  test('an older client has the buttons of the older block alone', () => {
    const shown = surfaceOf(manifest, 'AppointmentOrganizer', '1.9');
    expect(shown).toMatchObject({ buttons: [{ id: 'open-compose' }], launch: null, supportsSharedFolders: false });
  });

  test('a client below the manifest’s requirements shows nothing', () => {
    expect(surfaceOf(manifest, 'AppointmentOrganizer', '1.7')).toBeNull();
  });

  test('a client below 1.10 that meets launch events doesn’t load the add-in at all', () => {
    const careless = manifest.replace('DefaultMinVersion="1.12"', 'DefaultMinVersion="1.5"');
    expect(surfaceOf(careless, 'AppointmentOrganizer', '1.9')).toBeNull();
    expect(surfaceOf(careless, 'AppointmentOrganizer', '1.10')).not.toBeNull();
  });

  test('without buttons the page of the item’s form is opened', () => {
    expect(surfaceOf(aManifest(), 'AppointmentOrganizer', '1.16')).toMatchObject({
      buttons: [{ label: 'Planner', page: 'https://planner.example/addin/pane.html' }],
      launch: null,
    });
    expect(surfaceOf(aManifest(), 'AppointmentAttendee', '1.16')).toBeNull();
  });
});
