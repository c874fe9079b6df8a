import { Skeleton } from '../../components/skeleton.tsx';
import { AdminPage } from '../admin/admin-page.tsx';
import { FailurePage } from '../session/failure-page.tsx';
import { EnablePart } from './enable-part.tsx';
import { GivePart } from './give-part.tsx';
import { MapPart } from './map-part.tsx';
import { useSignOnText } from './sign-on-text.ts';
import { TakePart } from './take-part.tsx';
import { TestPart } from './test-part.tsx';
import { useSignOn } from './use-sign-on.ts';
import '../admin/connections/connection.css';
import './sign-on.css';

/** Administration → Settings → Single sign-on: five steps, each usable by itself, in the order in which they are done. */
export default function SignOnPage() {
  const { ts } = useSignOnText();
  const { data, error, refetch } = useSignOn();
  return (
    <AdminPage path={ts('signOn.path')} title={ts('signOn.title')} lead={ts('signOn.lead')}>
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} height={40} label={ts('signOn.loading')} />}
      {data && (
        <>
          <GivePart signOn={data} />
          <TakePart signOn={data} />
          <MapPart key={JSON.stringify(data.mapping)} signOn={data} />
          <TestPart signOn={data} />
          <EnablePart signOn={data} />
        </>
      )}
    </AdminPage>
  );
}
