import { useState } from 'react';
import type { SignOnAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Check, Choice, TextInput, languageChoices, useLocationChoices } from '../import/job-fields.tsx';
import { useSignOnText } from './sign-on-text.ts';
import { useSignOnChange } from './use-sign-on.ts';

/** Step 3: how people are found, and whether somebody new is made. */
export function MapPart({ signOn: { mapping } }: { readonly signOn: SignOnAnswer }) {
  const { ts } = useSignOnText();
  const [draft, setDraft] = useState({ ...mapping, domains: mapping.domains.join(', ') });
  const change = useSignOnChange();
  const locations = useLocationChoices();
  const set = (some: Partial<typeof draft>) => setDraft({ ...draft, ...some });
  const orNull = (text: string) => (text.trim() === '' ? null : text);
  return (
    <section aria-labelledby="sign-on-map" className="sign-on-part">
      <h2 id="sign-on-map">{ts('signOn.map.title')}</h2>
      <p>{ts('signOn.map.explain')}</p>
      <form
        className="sign-on-form"
        onSubmit={(event) => {
          event.preventDefault();
          const domains = draft.domains.split(/[\s,;]+/).filter((one) => one !== '');
          change.mutate({ mapping: { ...draft, domains } });
        }}
      >
        <Choice
          label={ts('signOn.map.login')}
          value={draft.loginSource}
          choices={(['nameId', 'name'] as const).map(
            (source) => [source, ts('signOn.map.loginSource', { source })] as const,
          )}
          onChange={(loginSource) => set({ loginSource })}
        />
        <TextInput
          label={ts('signOn.map.contact')}
          hint={ts('signOn.map.contactHint')}
          value={draft.contact ?? ''}
          longest={200}
          onChange={(contact) => set({ contact: orNull(contact) })}
        />
        <Check checked={draft.createPeople} onChange={(createPeople) => set({ createPeople })}>
          {ts('signOn.map.create')}
        </Check>
        {draft.createPeople && (
          <>
            <p className="quiet">{ts('signOn.map.createExplain')}</p>
            <TextInput
              label={ts('signOn.map.domains')}
              hint={ts('signOn.map.domainsHint')}
              value={draft.domains}
              longest={5000}
              required
              onChange={(domains) => set({ domains })}
            />
            <Choice
              label={ts('signOn.map.location')}
              value={draft.locationId ?? locations[0]?.[0] ?? ''}
              choices={locations}
              onChange={(locationId) => set({ locationId })}
            />
            <Choice
              label={ts('signOn.map.language')}
              value={draft.language ?? ''}
              choices={[['', ts('signOn.map.siteLanguage')] as const, ...languageChoices]}
              onChange={(language) => set({ language: language === '' ? null : language })}
            />
            <TextInput
              label={ts('signOn.map.company')}
              value={draft.company ?? ''}
              longest={100}
              onChange={(company) => set({ company: orNull(company) })}
            />
          </>
        )}
        <p className="sign-on-choices">
          <Button type="submit" disabled={change.isPending}>
            {ts('signOn.save')}
          </Button>
        </p>
      </form>
    </section>
  );
}
