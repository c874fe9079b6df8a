import { useState } from 'react';
import type { ImportJobAnswer, ImportJobChanges } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { msOf } from '../../lib/instants.ts';
import { instantText } from '../../lib/time-text.ts';
import { AdminTable } from '../admin/admin-table.tsx';
import { useSession } from '../session/session.tsx';
import { GroupPicker } from './group-picker.tsx';
import { useSaveJob } from './import-queries.ts';
import { useImportText } from './import-text.ts';
import { Check, languageChoices, useLocationChoices } from './job-fields.tsx';
import { rightSets } from './right-sets.ts';
import { SaveActions } from './settings-form.tsx';

type Link = ImportJobAnswer['links'][number];

/** Which group gives which rights where. */
export function LinkingTab({ job }: { readonly job: ImportJobAnswer }) {
  const { ti, t } = useImportText();
  const [links, setLinks] = useState<readonly Link[]>(job.links);
  const [asks, setAsks] = useState(false);
  const save = useSaveJob(job);
  const isChanged = JSON.stringify(links) !== JSON.stringify(job.links);
  const before = new Set(
    job.links.filter(({ rightSet }) => rightSet === 'administrator').map(({ groupId }) => groupId),
  );
  const anew = links.filter(({ rightSet, groupId }) => rightSet === 'administrator' && !before.has(groupId));
  const send = (confirmAdministrator: boolean) =>
    save.mutate({ links: links.map(bodyOf), ...(confirmAdministrator && { confirmAdministrator }) });
  return (
    <>
      <p className="quiet">{ti('link.lead')}</p>
      {links.length === 0 ? <p>{ti('link.none')}</p> : <LinkTable links={links} onChange={setLinks} />}
      <SaveActions
        isChanged={isChanged}
        isSaving={save.isPending}
        onSave={() => (anew.length > 0 ? setAsks(true) : send(false))}
      />
      <GroupPicker
        job={job}
        linked={new Set(links.map(({ groupId }) => groupId))}
        onPick={(group) => setLinks([...links, aLink(group)])}
      />
      {asks && (
        <Dialog title={ti('link.admin.title')} onClose={() => setAsks(false)}>
          <p>
            {ti('link.admin.text', {
              groups: anew.map(nameOf).join(', '),
              count: anew.reduce((sum, { members }) => sum + (members ?? 0), 0),
            })}
          </p>
          <div className="dialog-actions">
            <Button onClick={() => setAsks(false)}>{t('cancel')}</Button>
            <Button
              look="danger"
              onClick={() => {
                setAsks(false);
                send(true);
              }}
            >
              {ti('link.admin.yes')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

const nameOf = ({ groupName, groupId }: Link): string => groupName ?? groupId;

function aLink(group: { readonly id: string; readonly displayName: string }): Link {
  return {
    id: crypto.randomUUID(),
    groupId: group.id,
    groupName: group.displayName,
    rightSet: 'employee',
    scope: { kind: 'site' },
    directMembersOnly: false,
    location: null,
    language: null,
    company: null,
    members: null,
    missingSince: null,
  };
}

function bodyOf({ members: _members, missingSince: _since, ...link }: Link) {
  return link as NonNullable<ImportJobChanges['links']>[number];
}

function LinkTable({
  links,
  onChange,
}: {
  readonly links: readonly Link[];
  readonly onChange: (links: readonly Link[]) => void;
}) {
  const { ti } = useImportText();
  const columns = [ti('link.group'), ti('link.members'), ti('link.rights'), ti('link.scope'), ti('link.defaults')];
  return (
    <div className="import-table">
      <AdminTable label={ti('tab', { tab: 'linking' })} columns={columns} withActions>
        {links.map((link, at) => (
          <LinkRow
            key={link.id}
            link={link}
            onChange={(changed) => onChange(links.with(at, changed))}
            onRemove={() => onChange(links.toSpliced(at, 1))}
            onUp={at === 0 ? null : () => onChange(links.toSpliced(at, 1).toSpliced(at - 1, 0, link))}
          />
        ))}
      </AdminTable>
    </div>
  );
}

function LinkRow({
  link,
  onChange,
  onRemove,
  onUp,
}: {
  readonly link: Link;
  readonly onChange: (link: Link) => void;
  readonly onRemove: () => void;
  readonly onUp: (() => void) | null;
}) {
  const text = useImportText();
  const { ti } = text;
  const { person } = useSession();
  const places = useLocationChoices();
  const group = nameOf(link);
  const select = (
    label: string,
    value: string,
    choices: readonly (readonly [string, string])[],
    set: (value: string) => void,
  ) => (
    <select
      className="select"
      aria-label={`${label}: ${group}`}
      value={value}
      onChange={(event) => set(event.target.value)}
    >
      {choices.map(([choice, name]) => (
        <option key={choice} value={choice}>
          {name}
        </option>
      ))}
    </select>
  );
  const asJob = ['', ti('link.asJob')] as const;
  return (
    <tr>
      <th scope="row">
        {group}
        {link.missingSince && (
          <div className="field-error admin-address">
            {ti('link.missing', { at: instantText(msOf(link.missingSince), 'dateTime', person.zone, text) })}
          </div>
        )}
      </th>
      <td className="tabular">
        {link.members ?? ti('link.unread')}
        <div>
          <Check
            checked={link.directMembersOnly}
            onChange={(directMembersOnly) => onChange({ ...link, directMembersOnly })}
          >
            {ti('link.direct')}
          </Check>
        </div>
      </td>
      <td>
        {select(
          ti('link.rights'),
          link.rightSet,
          rightSets.map((set) => [set, ti('rights', { set })] as const),
          (set) => onChange({ ...link, rightSet: rightSets.find((one) => one === set) ?? link.rightSet }),
        )}
      </td>
      <td>
        <ScopeField link={link} places={places} onChange={onChange} />
      </td>
      <td>
        {select(ti('field.location'), link.location ?? '', [asJob, ...places], (id) =>
          onChange({ ...link, location: id === '' ? null : id }),
        )}{' '}
        {select(ti('field.language'), link.language ?? '', [asJob, ...languageChoices], (language) =>
          onChange({ ...link, language: languageChoices.find(([one]) => one === language)?.[0] ?? null }),
        )}
      </td>
      <td>
        {onUp && (
          <Button look="subtle" label={ti('link.upOf', { group })} onClick={onUp}>
            {ti('link.up')}
          </Button>
        )}
        <Button look="subtle" label={ti('link.removeOf', { group })} onClick={onRemove}>
          {ti('link.remove')}
        </Button>
      </td>
    </tr>
  );
}

/** Everywhere, or in some locations. */
function ScopeField({
  link,
  places,
  onChange,
}: {
  readonly link: Link;
  readonly places: readonly (readonly [string, string])[];
  readonly onChange: (link: Link) => void;
}) {
  const { ti } = useImportText();
  const chosen = link.scope.kind === 'locations' ? link.scope.locationIds : [];
  const put = (ids: readonly string[]) =>
    onChange({ ...link, scope: ids.length === 0 ? { kind: 'site' } : { kind: 'locations', locationIds: ids } });
  return (
    <div role="group" aria-label={`${ti('link.scope')}: ${nameOf(link)}`}>
      <Check checked={chosen.length === 0} onChange={() => put([])}>
        {ti('link.site')}
      </Check>
      {places.map(([id, name]) => (
        <div key={id}>
          <Check
            checked={chosen.includes(id)}
            onChange={(on) => put(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
          >
            {name}
          </Check>
        </div>
      ))}
    </div>
  );
}
