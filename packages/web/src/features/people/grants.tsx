import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { AdminPersonDetails, GrantDraft } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { msOf } from '../../lib/instants.ts';
import { instantText } from '../../lib/time-text.ts';
import { useAccountText } from '../account/account-text.ts';
import type { AccountText } from '../account/account-text.ts';
import { sayOf } from '../account/refusal-text.ts';
import { AdminTable } from '../admin/admin-table.tsx';
import { tell } from '../meetings/cancel-meeting.ts';
import { useSession } from '../session/session.tsx';
import { useLocations } from '../timeline/timeline-data.ts';
import { takeDetails } from './person-answers.ts';
import { RightSetField } from './right-set-field.tsx';

type Grant = AdminPersonDetails['grants'][number];

/** Every grant of a person with where it holds and where it comes from; those by hand can be taken away here. */
export function Grants({ details }: { readonly details: AdminPersonDetails }) {
  const text = useAccountText();
  const { tc, t } = text;
  const session = useSession();
  const { data: places } = useLocations();
  const [isGiving, setGiving] = useState(false);
  const { id } = details.person;
  const take = useMutation({
    mutationFn: (grantId: string) =>
      answerOf(api.DELETE('/api/v1/admin/people/{id}/grants/{grantId}', { params: { path: { id, grantId } } })),
    onSuccess: (answer) => {
      takeDetails(answer);
      showToast({ text: tc('person.taken') });
    },
    onError: (error) => tell(error, t),
  });
  const names = new Map(places?.locations.map((location) => [location.id, location.name]));
  return (
    <section aria-label={tc('person.why')}>
      <h2>{tc('person.why')}</h2>
      {details.grants.length === 0 && <p className="quiet">{tc('person.noGrants')}</p>}
      {details.grants.length > 0 && (
        <AdminTable
          label={tc('person.why')}
          columns={[tc('person.what'), tc('person.where'), tc('person.from')]}
          withActions
        >
          {details.grants.map((grant) => (
            <tr key={`${grant.id} ${grant.rights.join()}`}>
              <th scope="row">
                {nameOf(grant, text)}
                <br />
                <span className="quiet admin-address">
                  {grant.rights.map((kind) => tc('people.right', { kind })).join(', ')}
                </span>
              </th>
              <td>{placeOf(grant, names, text)}</td>
              <td>{originOf(grant, session.person.zone, text)}</td>
              <td>
                {grant.origin === 'manual' && (
                  <Button
                    disabled={take.isPending}
                    aria-label={tc('person.takeOf', { name: nameOf(grant, text) })}
                    onClick={() => take.mutate(grant.id)}
                  >
                    {tc('person.take')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </AdminTable>
      )}
      <div className="account-actions">
        <Button onClick={() => setGiving(true)}>{tc('person.give')}</Button>
      </div>
      {isGiving && <GrantDialog person={details.person} onClose={() => setGiving(false)} />}
    </section>
  );
}

function nameOf({ rightSet, rights }: Grant, { tc }: AccountText): string {
  const [kind = 'book'] = rights;
  return rightSet ? tc('people.set', { set: rightSet }) : tc('people.right', { kind });
}

function placeOf({ scope }: Grant, names: ReadonlyMap<string, string>, { tc }: AccountText): string {
  if (scope.kind === 'site') return tc('person.everywhere');
  if (scope.kind === 'rooms') return tc('person.rooms', { count: scope.roomIds.length });
  return scope.locationIds.map((id) => names.get(id) ?? '…').join(', ');
}

function originOf(grant: Grant, zone: string, text: AccountText): string {
  const { tc } = text;
  const { origin, grantedBy, grantedAt, job, group } = grant;
  if (origin === 'default') return tc('person.default');
  if (origin === 'group')
    return job !== null ? tc('person.group', { group: group ?? '…', job }) : tc('person.groupGone');
  if (grantedBy === null || grantedAt === null) return tc('person.manualOld');
  return tc('person.manual', { name: grantedBy, at: instantText(msOf(grantedAt), 'dateTime', zone, text) });
}

function GrantDialog({
  person,
  onClose,
}: {
  readonly person: AdminPersonDetails['person'];
  readonly onClose: () => void;
}) {
  const { tc } = useAccountText();
  const { data: places } = useLocations();
  const [rightSet, setRightSet] = useState<GrantDraft['rightSet']>('employee');
  const [locationId, setLocationId] = useState('');
  const [isSure, setSure] = useState(false);
  const isAdministrator = rightSet === 'administrator';
  const give = useMutation({
    mutationFn: () => {
      const scope: GrantDraft['scope'] =
        locationId === '' || isAdministrator ? { kind: 'site' } : { kind: 'locations', locationIds: [locationId] };
      return answerOf(
        api.POST('/api/v1/admin/people/{id}/grants', {
          params: { path: { id: person.id } },
          body: { rightSet, scope },
        }),
      );
    },
    onSuccess: (answer) => {
      takeDetails(answer);
      showToast({ text: tc('person.given') });
      onClose();
    },
  });
  return (
    <Dialog title={tc('person.give')} onClose={onClose}>
      <form
        className="account-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isAdministrator && !isSure) setSure(true);
          else give.mutate();
        }}
      >
        {give.error && (
          <p role="alert" className="account-error">
            {sayOf(give.error, null) ?? sayOf(give.error, 'scope')}
          </p>
        )}
        <RightSetField
          value={rightSet}
          onChange={(chosen) => {
            setRightSet(chosen);
            setSure(false);
          }}
        />
        {!isAdministrator && (
          <Field label={tc('person.giveWhere')}>
            {(control) => (
              <select
                {...control}
                className="select"
                value={locationId}
                onChange={(event) => setLocationId(event.target.value)}
              >
                <option value="">{tc('person.everywhere')}</option>
                {places?.locations.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {isSure && (
          <p role="alert">
            <strong>{tc('person.makeAdmin', { name: person.displayName })}</strong> {tc('person.makeAdminText')}
          </p>
        )}
        <div className="account-actions">
          <Button look={isSure ? 'danger' : 'primary'} type="submit" disabled={give.isPending}>
            {tc('person.give')}
          </Button>
          <Button onClick={onClose}>{tc('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
