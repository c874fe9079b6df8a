import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { Notice } from '../../components/notice.tsx';
import { useSession } from '../session/session.tsx';
import { useAdminText } from './admin-text.ts';
import '../../components/field.css';
import '../booking/booking.css';
import './admin.css';

const SetUpPage = lazy(() => import('../set-up/set-up-page.tsx'));
const CalendarSynchronizationPage = lazy(() => import('./calendar-synchronization-page.tsx'));
const LinkRoomPage = lazy(() => import('../exchange/link-room-page.tsx'));
const RoomMailboxPage = lazy(() => import('../exchange/room-mailbox-page.tsx'));
const RoomScriptPage = lazy(() => import('../exchange/room-script-page.tsx'));
const NotFoundPage = lazy(() => import('../../pages/not-found-page.tsx'));
const ImportPages = lazy(() => import('../import/import-pages.tsx'));
const SignOnPage = lazy(() => import('../single-sign-on/sign-on-page.tsx'));
const SignOnTestPage = lazy(() => import('../single-sign-on/test-page.tsx'));
const PeoplePage = lazy(() => import('../people/people-page.tsx'));
const PersonPage = lazy(() => import('../people/person-page.tsx'));
const OtherSettingsPage = lazy(() => import('./addin/other-settings-page.tsx'));
const MicrosoftGraphPage = lazy(() => import('./microsoft-graph-page.tsx'));

/** Which address below /admin shows which page; the administration comes when somebody goes there. */
export default function AdminPages() {
  const { ta } = useAdminText();
  const { rights } = useSession();
  // Whoever manages people has their pages alone.
  if (!rights.some(({ kind }) => kind === 'administrator')) {
    if (rights.some(({ kind }) => kind === 'managePeople')) return <PeoplePages />;
    return (
      <Notice title={ta('noRight.title')}>
        <p>{ta('noRight.text')}</p>
      </Notice>
    );
  }
  return (
    <Switch>
      <Route path="/admin" component={SetUpPage} />
      <Route path="/admin/settings/integration/calendar-synchronization" component={CalendarSynchronizationPage} />
      <Route path="/admin/settings/integration/calendar-synchronization/link" component={LinkRoomPage} />
      <Route path="/admin/settings/integration/calendar-synchronization/script" component={RoomScriptPage} />
      <Route path="/admin/settings/integration/calendar-synchronization/rooms/:id" component={RoomMailboxPage} />
      <Route path="/admin/settings/import-users/*?" component={ImportPages} />
      <Route path="/admin/users/*?" component={PeoplePages} />
      <Route path="/admin/settings/microsoft-graph" component={MicrosoftGraphPage} />
      <Route path="/admin/settings/single-sign-on" component={SignOnPage} />
      <Route path="/admin/settings/single-sign-on/test" component={SignOnTestPage} />
      <Route path="/admin/settings/other-settings" component={OtherSettingsPage} />
      <Route component={NotFoundPage} />
    </Switch>
  );
}

function PeoplePages() {
  return (
    <Switch>
      <Route path="/admin/users/:id">{({ id }) => <PersonPage id={id} />}</Route>
      <Route path="/admin/*?" component={PeoplePage} />
    </Switch>
  );
}
