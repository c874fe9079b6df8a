import { Refusal } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';

/** Why the server said no, and what to do, where the form is. */
export function RefusalNote({ error }: { readonly error: unknown }) {
  const { t } = useText();
  const first = error instanceof Refusal ? error.problem.errors[0] : undefined;
  return (
    <div className="exchange-refusal" role="alert">
      {first ? (
        <>
          <strong>{first.message}</strong>
          <p>{first.next}</p>
        </>
      ) : (
        <strong>{t('failure.notSaved')}</strong>
      )}
    </div>
  );
}
