import type { ComponentType } from 'react';
import { Desktop16Regular } from '@fluentui/react-icons/headless/svg/desktop';
import { Video16Regular } from '@fluentui/react-icons/headless/svg/video';
import { Whiteboard16Regular } from '@fluentui/react-icons/headless/svg/whiteboard';
import { Call16Regular } from '@fluentui/react-icons/headless/svg/call';
import { Speaker216Regular } from '@fluentui/react-icons/headless/svg/speaker';
import { Accessibility16Regular } from '@fluentui/react-icons/headless/svg/accessibility';
import { WeatherSunny16Regular } from '@fluentui/react-icons/headless/svg/weather-sunny';
import type { RoomAnswer, TimelineRoom } from '@planner/api-client';
import { useText } from '../../lib/i18n/text.tsx';

export type Feature = RoomAnswer['features'][number];

const icons: { readonly [feature in Feature]: ComponentType<{ readonly 'aria-hidden'?: boolean }> } = {
  screen: Desktop16Regular,
  video: Video16Regular,
  whiteboard: Whiteboard16Regular,
  phone: Call16Regular,
  audio: Speaker216Regular,
  accessible: Accessibility16Regular,
  daylight: WeatherSunny16Regular,
};

/** What a room has, as small signs with a name each. */
export function Features({ features, most = 7 }: { readonly features: readonly Feature[]; readonly most?: number }) {
  const { t } = useText();
  const shown = features.slice(0, most);
  return (
    <span className="features">
      {shown.map((feature) => {
        const Icon = icons[feature];
        const name = t('feature', { feature });
        return (
          <span key={feature} title={name} role="img" aria-label={name}>
            <Icon aria-hidden />
          </span>
        );
      })}
    </span>
  );
}

/** The head of a room's row. */
export function RoomName({ room }: { readonly room: TimelineRoom }) {
  const { t } = useText();
  const seats = t('room.seats', { count: room.capacity });
  return (
    <>
      <span className="room-name" title={room.name}>
        {room.name}
      </span>
      <span className="room-capacity tabular" title={seats}>
        <span aria-hidden>{room.capacity}</span>
        <span className="visually-hidden">{seats}</span>
      </span>
      <Features features={room.features} most={3} />
    </>
  );
}
