import { lazy, Suspense } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { Redirect, Route, Switch } from 'wouter';
import { SessionGate } from '../features/session/session.tsx';
import { Shell } from '../features/session/shell.tsx';
import { TimelinePage } from '../features/timeline/timeline-page.tsx';
import { TextProvider } from '../lib/i18n/text.tsx';
import type { Text } from '../lib/i18n/text.tsx';
import { queries } from '../lib/queries.ts';

const HomePage = lazy(() => import('../features/home/home-page.tsx'));
const FindPage = lazy(() => import('../features/find/find-page.tsx'));
const CalendarPage = lazy(() => import('../features/calendar/calendar-page.tsx'));
const BookingPage = lazy(() => import('../features/booking/booking-page.tsx'));
const MeetingPage = lazy(() => import('../features/meetings/meeting-page.tsx'));
const SeriesPage = lazy(() => import('../features/meetings/series-page.tsx'));
const RoomsPage = lazy(() => import('../features/rooms/rooms-page.tsx'));
const RoomPage = lazy(() => import('../features/rooms/room-page.tsx'));
const NotFoundPage = lazy(() => import('./not-found-page.tsx'));
const AdminPages = lazy(() => import('../features/admin/admin-pages.tsx'));
const AccountLinkPage = lazy(() => import('../features/account/account-link-page.tsx'));
const MePage = lazy(() => import('../features/session/me-page.tsx'));

/** Which address shows which screen. The timeline comes with the first load, every other screen when it's opened. */
export function App({ text }: { readonly text: Text }) {
  return (
    <QueryClientProvider client={queries}>
      <TextProvider value={text}>
        <Switch>
          {/* Whoever comes with a link of a mail may not be signed in. */}
          <Route path="/account">
            <Suspense fallback={null}>
              <AccountLinkPage />
            </Suspense>
          </Route>
          <Route>
            <SessionGate>
              <Shell>
                <Suspense fallback={null}>
                  <Switch>
                    <Route path="/" component={HomePage} />
                    <Route path="/timeline" component={TimelinePage} />
                    <Route path="/find" component={FindPage} />
                    <Route path="/calendar" component={CalendarPage} />
                    <Route path="/calendar/list" component={CalendarPage} />
                    <Route path="/meetings/new" component={BookingPage} />
                    <Route path="/meetings/:id">{({ id }) => <MeetingPage id={id} tab="details" />}</Route>
                    <Route path="/meetings/:id/history">{({ id }) => <MeetingPage id={id} tab="history" />}</Route>
                    <Route path="/series/:id">{({ id }) => <SeriesPage id={id} />}</Route>
                    <Route path="/rooms" component={RoomsPage} />
                    <Route path="/rooms/:id">{({ id }) => <RoomPage id={id} />}</Route>
                    <Route path="/me" component={MePage} />
                    <Route path="/admin/*?" component={AdminPages} />
                    <Route path="/login/*?">
                      <Redirect to="/" replace />
                    </Route>
                    <Route component={NotFoundPage} />
                  </Switch>
                </Suspense>
              </Shell>
            </SessionGate>
          </Route>
        </Switch>
      </TextProvider>
    </QueryClientProvider>
  );
}
