import type { SignOnAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { msOf } from '../../lib/instants.ts';
import { instantText } from '../../lib/time-text.ts';
import { useSession } from '../session/session.tsx';
import { useSignOnText } from './sign-on-text.ts';

export const testHref = '/admin/settings/single-sign-on/test';

/** Step 4: a real round trip in a window of its own. */
export function TestPart({ signOn }: { readonly signOn: SignOnAnswer }) {
  const text = useSignOnText();
  const { ts } = text;
  const { person } = useSession();
  const { tested } = signOn;
  return (
    <section aria-labelledby="sign-on-test" className="sign-on-part">
      <h2 id="sign-on-test">{ts('signOn.test.title')}</h2>
      <p>{ts('signOn.test.explain')}</p>
      <p className={tested ? 'connection-note connection-note-good' : 'connection-note'} role="status">
        {tested
          ? ts('signOn.test.tested', {
              at: instantText(msOf(tested.at), 'dateTime', person.zone, text),
              by: tested.by ?? 'none',
            })
          : ts('signOn.test.notYet')}
      </p>
      <p className="sign-on-choices">
        {/* The page in the new window begins the test itself: so no window has to be opened later, which browsers refuse. */}
        <Button
          look={tested ? 'outline' : 'primary'}
          disabled={signOn.missing === 'notSetUp'}
          onClick={() => window.open(testHref, '_blank', 'popup,width=900,height=800')}
        >
          {ts('signOn.test.start')}
        </Button>
      </p>
    </section>
  );
}
