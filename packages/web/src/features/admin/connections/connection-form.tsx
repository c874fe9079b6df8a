import { useState } from 'react';
import type { ConnectionAnswer } from '@planner/api-client';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { showToast } from '../../../components/toast.tsx';
import { answerOf, api } from '../../../lib/api.ts';
import { cloudKeys, draftOf, entryOf, errorsOf } from './connection-entry.ts';
import type { EntryDraft } from './connection-entry.ts';
import { useConnectionText } from './connection-text.ts';
import type { ConnectionMessageKey } from './connection-text.ts';
import { useConnectionDeed } from './use-connection.ts';

type TextField = Exclude<keyof EntryDraft, 'cloud'>;

/** The ids of the registration, and a client secret where no certificate is used. */
export function ConnectionForm({ connection }: { readonly connection: ConnectionAnswer }) {
  const { tc } = useConnectionText();
  const { application } = connection;
  const [draft, setDraft] = useState(() => draftOf(connection));
  const [tried, setTried] = useState(false);
  const errors = tried ? errorsOf(draft) : {};
  const save = useConnectionDeed(
    () =>
      answerOf(
        api.PATCH('/api/v1/admin/connections/{application}', {
          params: { path: { application } },
          body: entryOf(draft),
        }),
      ),
    () => {
      setDraft({ ...draft, secret: '', secretEndsOn: '' });
      setTried(false);
      showToast({ text: tc('form.saved') });
    },
  );
  const field = (
    name: TextField,
    label: ConnectionMessageKey,
    {
      hint,
      type = 'text',
    }: { readonly hint?: ConnectionMessageKey; readonly type?: 'text' | 'password' | 'date' } = {},
  ) => (
    <Field label={tc(label)} error={errors[name] && tc(errors[name])} hint={hint && tc(hint)}>
      {(control) => (
        <input
          {...control}
          className="input"
          type={type}
          value={draft[name]}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={errors[name] !== undefined}
          onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <form
      className="connection-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(errorsOf(draft)).length === 0) save.mutate();
      }}
    >
      {field('tenant', 'form.tenant', { hint: 'form.tenantHint' })}
      {field('clientId', 'form.clientId')}
      <Field label={tc('form.cloud')}>
        {(control) => (
          <select
            {...control}
            className="select"
            value={draft.cloud}
            onChange={(event) => setDraft({ ...draft, cloud: event.target.value as EntryDraft['cloud'] })}
          >
            {cloudKeys.map((cloud) => (
              <option key={cloud} value={cloud}>
                {tc('form.clouds', { cloud })}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.cloud === 'custom' && field('authorityUrl', 'form.authority', { hint: 'form.authorityHint' })}
      {draft.cloud === 'custom' && field('graphUrl', 'form.graph', { hint: 'form.authorityHint' })}
      {field('secret', 'form.secret', { hint: 'form.secretHint', type: 'password' })}
      {draft.secret !== '' && field('secretEndsOn', 'form.expires', { hint: 'form.expiresHint', type: 'date' })}
      <div className="connection-actions">
        <Button type="submit" disabled={save.isPending}>
          {tc('form.save')}
        </Button>
      </div>
    </form>
  );
}
