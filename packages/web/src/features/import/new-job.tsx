import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/link.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { AdminPage } from '../admin/admin-page.tsx';
import { tell } from '../meetings/cancel-meeting.ts';
import { useSession } from '../session/session.tsx';
import { useLocations } from '../timeline/timeline-data.ts';
import { importsHref, jobHref, refreshImports } from './import-queries.ts';
import { useImportText } from './import-text.ts';
import { Choice, SeedFields } from './job-fields.tsx';
import type { JobSettings } from './job-fields.tsx';

/** Import Users → New Import Job → Create. */
export function NewJob() {
  const { ti, t } = useImportText();
  const { site } = useSession();
  const { data } = useLocations();
  const [, go] = useLocation();
  const [draft, setDraft] = useState({
    name: '',
    dataSource: 'entra' as JobSettings['dataSource'],
    groupFilterPrefix: '',
    importDisabledAccounts: false,
    defaultLocation: '',
    defaultUserLanguage: site.language,
    defaultCompany: null as string | null,
    loginFormat: 'UserPrincipalName' as JobSettings['loginFormat'],
  });
  const change = (some: Partial<typeof draft>) => setDraft({ ...draft, ...some });
  const value = { ...draft, defaultLocation: draft.defaultLocation || (data?.locations[0]?.id ?? '') };
  const create = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/admin/import-jobs', { body: value })),
    onSuccess: (job) => {
      void refreshImports();
      go(jobHref(job.id));
    },
    onError: (failed) => tell(failed, t),
  });
  return (
    <AdminPage path={ti('path')} title={ti('new.title')} lead={ti('new.lead')}>
      <form
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <Choice
          label={ti('field.dataSource')}
          hint={ti('source.hint', { source: draft.dataSource })}
          value={draft.dataSource}
          choices={(['entra', 'csv'] as const).map((source) => [source, ti('source', { source })] as const)}
          onChange={(dataSource) => change({ dataSource })}
        />
        <SeedFields value={value} onChange={change} />
        <p className="import-actions">
          <Button type="submit" look="primary" disabled={create.isPending || value.defaultLocation === ''}>
            {ti('new.create')}
          </Button>
          <ButtonLink href={importsHref}>{t('cancel')}</ButtonLink>
        </p>
      </form>
    </AdminPage>
  );
}
