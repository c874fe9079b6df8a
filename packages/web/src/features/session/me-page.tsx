import { lazy, Suspense } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { MeChanges } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { showToast } from '../../components/toast.tsx';
import { languageNames } from '../../lib/i18n/language-names.ts';
import { answerOf, api, setCsrfToken } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { setPreferences, themeChoices, usePreferences } from '../../lib/preferences.ts';
import type { Density, ThemeChoice } from '../../lib/preferences.ts';
import { forgetAnswers, queries } from '../../lib/queries.ts';
import { tell } from '../meetings/cancel-meeting.ts';
import { useLocations } from '../timeline/timeline-data.ts';
import { useSession } from './session.tsx';
import '../booking/booking.css';

const OwnAccount = lazy(() => import('../account/own-account.tsx'));

/** The person's own settings. Language, zone and location go with the account, the look with the device. */
export default function MePage() {
  const { t } = useText();
  const { person, site } = useSession();
  const preferences = usePreferences();
  const { data: places } = useLocations();
  const change = useMutation({
    mutationFn: (body: MeChanges) => answerOf(api.PATCH('/api/v1/me', { body })),
    onSuccess: () => {
      showToast({ text: t('me.saved') });
      void queries.invalidateQueries();
    },
    onError: (error) => tell(error, t),
  });
  const signOut = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/v1/session')),
    onSuccess: (elsewhere) => {
      setCsrfToken(null);
      forgetAnswers();
      if (elsewhere) return window.location.assign(elsewhere.continueAt);
      queries.setQueryData(['session'], null);
      return undefined;
    },
    onError: (error) => tell(error, t),
  });
  const zones = [...new Set([person.zone, ...Intl.supportedValuesOf('timeZone')])].toSorted();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{person.displayName}</h1>
        <span className="quiet">{[person.mail, site.name].filter(Boolean).join(' · ')}</span>
      </div>
      <div className="booking-page">
        <Field label={t('me.language')}>
          {(control) => (
            <select
              {...control}
              className="select series-end-kind"
              value={person.language}
              onChange={(event) => change.mutate({ language: event.target.value as keyof typeof languageNames })}
            >
              {Object.entries(languageNames).map(([language, name]) => (
                <option key={language} value={language} lang={language}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('meeting.zone')}>
          {(control) => (
            <select
              {...control}
              className="select series-end-kind"
              value={person.zone}
              onChange={(event) => change.mutate({ zone: event.target.value })}
            >
              {zones.map((zone) => (
                <option key={zone} value={zone}>
                  {zone.replaceAll('_', ' ')}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('me.location')} hint={t('me.locationHint')}>
          {(control) => (
            <select
              {...control}
              className="select series-end-kind"
              value={person.defaultLocationId ?? ''}
              onChange={(event) =>
                change.mutate({ defaultLocationId: event.target.value === '' ? null : event.target.value })
              }
            >
              <option value="">{t('filter.anyLocation')}</option>
              {places?.locations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('me.theme')}>
          {(control) => (
            <select
              {...control}
              className="select series-end-kind"
              value={preferences.theme}
              onChange={(event) => setPreferences({ theme: event.target.value as ThemeChoice })}
            >
              {themeChoices.map((theme) => (
                <option key={theme} value={theme}>
                  {t('me.themeName', { theme })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('me.density')}>
          {(control) => (
            <select
              {...control}
              className="select series-end-kind"
              value={preferences.density}
              onChange={(event) => setPreferences({ density: event.target.value as Density })}
            >
              {(['comfortable', 'compact'] as const).map((density) => (
                <option key={density} value={density}>
                  {t('me.densityName', { density })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('me.keys')} hint={t('me.keysHint')}>
          {(control) => (
            <label className="check">
              <input
                {...control}
                type="checkbox"
                checked={preferences.singleKeys}
                onChange={(event) => setPreferences({ singleKeys: event.target.checked })}
              />
              {t('me.keysOn')}
            </label>
          )}
        </Field>
        <div className="booking-actions">
          <Button disabled={signOut.isPending} onClick={() => signOut.mutate()}>
            {t('me.signOut')}
          </Button>
        </div>
      </div>
      <Suspense fallback={<Skeleton rows={3} height={40} label={t('loading')} />}>
        <OwnAccount />
      </Suspense>
    </div>
  );
}
