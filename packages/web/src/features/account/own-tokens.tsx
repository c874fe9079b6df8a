import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { msOf } from '../../lib/instants.ts';
import { queries } from '../../lib/queries.ts';
import { instantText } from '../../lib/time-text.ts';
import { AdminTable } from '../admin/admin-table.tsx';
import { tell } from '../meetings/cancel-meeting.ts';
import { useSession } from '../session/session.tsx';
import { useAccountText } from './account-text.ts';
import { sayOf } from './refusal-text.ts';

const usualDays = 90;
const longestDays = 365;
const reread = () => void queries.invalidateQueries({ queryKey: ['own-tokens'] });

/** Tokens that programs use in the person's name. */
export function OwnTokens() {
  const text = useAccountText();
  const { tc, t } = text;
  const { person } = useSession();
  const [isMaking, setMaking] = useState(false);
  const { data } = useQuery({ queryKey: ['own-tokens'], queryFn: () => answerOf(api.GET('/api/v1/me/tokens')) });
  const revoke = useMutation({
    mutationFn: (id: string) => answerOf(api.DELETE('/api/v1/me/tokens/{id}', { params: { path: { id } } })),
    onSuccess: reread,
    onError: (error) => tell(error, t),
  });
  const at = (instant: string) => instantText(msOf(instant), 'dateTime', person.zone, text);
  return (
    <section className="account-section" aria-label={tc('tokens.title')}>
      <h2>{tc('tokens.title')}</h2>
      {data?.tokens.length === 0 && <p className="quiet">{tc('tokens.none')}</p>}
      {data && data.tokens.length > 0 && (
        <AdminTable
          label={tc('tokens.title')}
          columns={[tc('tokens.name'), tc('tokens.expires'), tc('tokens.used')]}
          withActions
        >
          {data.tokens.map(({ id, name, expiresAt, lastUsedAt }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="tabular">{at(expiresAt)}</td>
              <td className="tabular">{lastUsedAt ? at(lastUsedAt) : tc('tokens.never')}</td>
              <td>
                <Button disabled={revoke.isPending} onClick={() => revoke.mutate(id)}>
                  {tc('tokens.revoke')}
                </Button>
              </td>
            </tr>
          ))}
        </AdminTable>
      )}
      <div className="account-actions">
        <Button onClick={() => setMaking(true)}>{tc('tokens.make')}</Button>
      </div>
      {isMaking && <TokenDialog onClose={() => setMaking(false)} />}
    </section>
  );
}

function TokenDialog({ onClose }: { readonly onClose: () => void }) {
  const { tc } = useAccountText();
  const [name, setName] = useState('');
  const [days, setDays] = useState(usualDays);
  const make = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/me/tokens', { body: { name, days, rights: null, isService: false } })),
    onSuccess: reread,
  });
  if (make.data) return <TokenMade token={make.data.token} onClose={onClose} />;
  return (
    <Dialog title={tc('tokens.make')} onClose={onClose}>
      <form
        className="account-form"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        {make.error && (
          <p role="alert" className="account-error">
            {sayOf(make.error, null) ?? sayOf(make.error, 'days') ?? sayOf(make.error, 'name')}
          </p>
        )}
        <Field label={tc('tokens.name')}>
          {(control) => (
            <input
              {...control}
              className="input"
              value={name}
              required
              maxLength={100}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={tc('tokens.days')}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="number"
              min={1}
              max={longestDays}
              value={days}
              required
              onChange={(event) => setDays(event.target.valueAsNumber)}
            />
          )}
        </Field>
        <div className="account-actions">
          <Button look="primary" type="submit" disabled={make.isPending}>
            {tc('tokens.make')}
          </Button>
          <Button onClick={onClose}>{tc('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Something that is told once, to copy. */
function TokenMade({ token, onClose }: { readonly token: string; readonly onClose: () => void }) {
  const { tc } = useAccountText();
  return (
    <Dialog title={tc('tokens.made')} onClose={onClose}>
      <p>
        <code className="account-secret">{token}</code>
      </p>
      <div className="account-actions">
        <Button
          look="primary"
          onClick={() => void navigator.clipboard.writeText(token).then(() => showToast({ text: tc('copied') }))}
        >
          {tc('copy')}
        </Button>
        <Button onClick={onClose}>{tc('done')}</Button>
      </div>
    </Dialog>
  );
}
