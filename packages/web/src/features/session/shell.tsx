import { useEffect } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { Home24Filled, Home24Regular } from '@fluentui/react-icons/headless/svg/home';
import { CalendarLtr24Filled, CalendarLtr24Regular } from '@fluentui/react-icons/headless/svg/calendar-ltr';
import { Search24Filled, Search24Regular } from '@fluentui/react-icons/headless/svg/search';
import { GanttChart24Filled, GanttChart24Regular } from '@fluentui/react-icons/headless/svg/gantt-chart';
import { Wrench24Regular } from '@fluentui/react-icons/headless/svg/wrench';
import { ConferenceRoom24Filled, ConferenceRoom24Regular } from '@fluentui/react-icons/headless/svg/conference-room';
import { Toasts } from '../../components/toast.tsx';
import type { MessageKey } from '../../lib/i18n/text.tsx';
import { useText } from '../../lib/i18n/text.tsx';
import { useSession } from './session.tsx';
import { initialsOf } from './initials.ts';
import './avatar.css';
import './shell.css';

interface Place {
  readonly href: string;
  readonly text: MessageKey;
  readonly Icon: ComponentType;
  readonly IconHere: ComponentType;
}

const places: readonly Place[] = [
  { href: '/', text: 'nav.home', Icon: Home24Regular, IconHere: Home24Filled },
  { href: '/timeline', text: 'nav.timeline', Icon: GanttChart24Regular, IconHere: GanttChart24Filled },
  { href: '/find', text: 'nav.find', Icon: Search24Regular, IconHere: Search24Filled },
  { href: '/calendar', text: 'nav.calendar', Icon: CalendarLtr24Regular, IconHere: CalendarLtr24Filled },
  { href: '/rooms', text: 'nav.rooms', Icon: ConferenceRoom24Regular, IconHere: ConferenceRoom24Filled },
];

const administration: Place = {
  href: '/admin',
  text: 'nav.admin',
  Icon: Wrench24Regular,
  IconHere: Wrench24Regular,
};

/** The rail on the left (a bar at the bottom on phones) and the screen beside it. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useText();
  const { person, rights, site } = useSession();
  const mine = rights.some(({ kind }) => kind === 'administrator' || kind === 'managePeople')
    ? [...places, administration]
    : places;
  const [path] = useLocation();
  const here = mine.find(({ href }) => (href === '/' ? path === '/' : path.startsWith(href)));
  useEffect(() => {
    document.title = here ? `${t(here.text)} · ${site.name}` : site.name;
  }, [here, site.name, t]);
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t('nav.skip')}
      </a>
      <nav className="rail" aria-label={t('nav.label')}>
        {mine.map(({ href, text, Icon, IconHere }) => {
          const isHere = here?.href === href;
          return (
            <Link key={href} href={href} className="rail-item" aria-current={isHere ? 'page' : undefined}>
              {isHere ? <IconHere /> : <Icon />}
              <span>{t(text)}</span>
            </Link>
          );
        })}
        <Link href="/me" className="rail-item rail-me" aria-current={path === '/me' ? 'page' : undefined}>
          <span className="avatar" aria-hidden>
            {initialsOf(person.displayName)}
          </span>
          <span>{t('nav.me')}</span>
        </Link>
      </nav>
      <main id="main" className="screen" tabIndex={-1}>
        {children}
      </main>
      <Toasts closeLabel={t('close')} />
    </div>
  );
}
