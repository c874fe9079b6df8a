import { Redirect, Route, Switch } from 'wouter';
import NotFoundPage from '../../pages/not-found-page.tsx';
import { importsHref, jobHref, tabs } from './import-queries.ts';
import { JobList } from './job-list.tsx';
import { JobPage } from './job-page.tsx';
import { NewJob } from './new-job.tsx';
import { RunPage } from './run-page.tsx';
import '../meetings/meetings.css';
import './import.css';

/** Administration → Settings → Import Users. */
export default function ImportPages() {
  return (
    <Switch>
      <Route path={importsHref} component={JobList} />
      <Route path={`${importsHref}/new`} component={NewJob} />
      <Route path={`${importsHref}/runs/:id`}>{({ id }) => <RunPage key={id} id={id} />}</Route>
      <Route path={`${importsHref}/:id`}>{({ id }) => <Redirect to={jobHref(id)} replace />}</Route>
      <Route path={`${importsHref}/:id/:tab`}>
        {({ id, tab }) => {
          const shown = tabs.find((one) => one === tab);
          return shown ? <JobPage id={id} tab={shown} /> : <NotFoundPage />;
        }}
      </Route>
    </Switch>
  );
}
