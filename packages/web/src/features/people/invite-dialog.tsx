import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { InvitationDraft, InvitationMade } from '@planner/api-client';
import { languages } from '@planner/core';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { languageNames } from '../../lib/i18n/language-names.ts';
import { msOf } from '../../lib/instants.ts';
import { queries } from '../../lib/queries.ts';
import { instantText } from '../../lib/time-text.ts';
import { useAccountText } from '../account/account-text.ts';
import { sayOf } from '../account/refusal-text.ts';
import { useSession } from '../session/session.tsx';
import { RightSetField } from './right-set-field.tsx';

/** Makes a local person; their link goes by mail, or is shown once to copy. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { tc } = useAccountText();
  const { person } = useSession();
  const [draft, setDraft] = useState({ displayName: '', login: '', mail: '' });
  const [language, setLanguage] = useState(person.language);
  const [rightSet, setRightSet] = useState<InvitationDraft['rightSet']>('employee');
  const invite = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/v1/admin/people', { body: { ...draft, mail: draft.mail || null, language, rightSet } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['admin-people'] }),
  });
  if (invite.data) return <InvitationDone made={invite.data} onClose={onClose} />;
  const field = (name: keyof typeof draft, label: string, type = 'text') => (
    <Field label={label} error={sayOf(invite.error, name)} hint={name === 'mail' ? tc('mailHint') : undefined}>
      {(control) => (
        <input
          {...control}
          className="input"
          type={type}
          value={draft[name]}
          required={name !== 'mail'}
          autoComplete="off"
          onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Dialog title={tc('people.invite')} onClose={onClose}>
      <form
        className="account-form"
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <p className="quiet">{tc('people.inviteLead')}</p>
        {sayOf(invite.error, null) !== undefined && (
          <p role="alert" className="account-error">
            {sayOf(invite.error, null)}
          </p>
        )}
        {field('displayName', tc('name'))}
        {field('login', tc('login'))}
        {field('mail', tc('mail'), 'email')}
        <RightSetField value={rightSet} onChange={setRightSet} />
        <Field label={tc('invite.language')}>
          {(control) => (
            <select
              {...control}
              className="select"
              value={language}
              onChange={(event) => setLanguage(event.target.value as typeof language)}
            >
              {languages.map((one) => (
                <option key={one} value={one} lang={one}>
                  {languageNames[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="account-actions">
          <Button look="primary" type="submit" disabled={invite.isPending}>
            {tc('invite.send')}
          </Button>
          <Button onClick={onClose}>{tc('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What came of an invitation; without a mail its link, this one time. */
export function InvitationDone({ made, onClose }: { readonly made: InvitationMade; readonly onClose: () => void }) {
  const text = useAccountText();
  const { tc } = text;
  const { person } = useSession();
  const { link } = made;
  const until = instantText(msOf(made.expiresAt), 'dateTime', person.zone, text);
  return (
    <Dialog title={tc('people.invite')} onClose={onClose}>
      <p>{link === null ? tc('invite.mailed') : tc('invite.copy', { until })}</p>
      {link !== null && (
        <p>
          <code className="account-secret">{link}</code>
        </p>
      )}
      <div className="account-actions">
        {link !== null && (
          <Button
            look="primary"
            onClick={() => void navigator.clipboard.writeText(link).then(() => showToast({ text: tc('copied') }))}
          >
            {tc('copy')}
          </Button>
        )}
        <Button onClick={onClose}>{tc('done')}</Button>
      </div>
    </Dialog>
  );
}
