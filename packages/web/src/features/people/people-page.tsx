import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { AdminPersonAnswer } from '@planner/api-client';
import { rightKinds } from '@planner/core';
import type { RightKind } from '@planner/core';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useAccountText } from '../account/account-text.ts';
import { AdminPage } from '../admin/admin-page.tsx';
import { AdminTable } from '../admin/admin-table.tsx';
import { FailurePage } from '../session/failure-page.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import '../account/account.css';

type State = 'all' | 'active' | 'deactivated';
const states: readonly State[] = ['active', 'deactivated', 'all'];

/** Everybody of the site, with the way to their rights and to an invitation. */
export default function PeoplePage() {
  const { tc } = useAccountText();
  const [text, setText] = useState('');
  const [state, setState] = useState<State>('active');
  const [right, setRight] = useState<RightKind | ''>('');
  const [isInviting, setInviting] = useState(false);
  return (
    <AdminPage path={tc('people.path')} title={tc('people.title')} lead={tc('people.lead')}>
      <div className="admin-tools">
        <input
          className="input"
          type="search"
          value={text}
          aria-label={tc('people.search')}
          placeholder={tc('people.search')}
          onChange={(event) => setText(event.target.value)}
        />
        <select
          className="select"
          value={state}
          aria-label={tc('people.stateLabel')}
          onChange={(event) => setState(event.target.value as State)}
        >
          {states.map((one) => (
            <option key={one} value={one}>
              {tc('people.state', { state: one })}
            </option>
          ))}
        </select>
        <select
          className="select"
          value={right}
          aria-label={tc('people.rights')}
          onChange={(event) => setRight(event.target.value as RightKind | '')}
        >
          <option value="">{tc('people.any')}</option>
          {rightKinds.map((kind) => (
            <option key={kind} value={kind}>
              {tc('people.right', { kind })}
            </option>
          ))}
        </select>
        <Button look="primary" onClick={() => setInviting(true)}>
          {tc('people.invite')}
        </Button>
      </div>
      <People text={text} state={state} right={right} />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </AdminPage>
  );
}

function People({
  text,
  state,
  right,
}: {
  readonly text: string;
  readonly state: State;
  readonly right: RightKind | '';
}) {
  const { tc, t } = useAccountText();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['admin-people', text, state, right],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/admin/people', {
          params: {
            query: { q: text, state, ...(right && { right }), ...(pageParam !== null && { after: pageParam }) },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  if (error && !data) return <FailurePage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} height={44} label={t('loading')} />;
  const people = data.pages.flatMap((page) => page.people);
  if (people.length === 0) return <Notice title={tc('people.none')} />;
  return (
    <>
      <AdminTable label={tc('people.title')} columns={[tc('name'), tc('people.stateLabel'), tc('people.rights')]}>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </AdminTable>
      {hasNextPage && (
        <div className="account-actions">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {tc('people.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function PersonRow({ person }: { readonly person: AdminPersonAnswer }) {
  const { tc } = useAccountText();
  return (
    <tr>
      <th scope="row">
        <Link href={`/admin/users/${person.id}`}>{person.displayName}</Link>
        <br />
        <span className="quiet admin-address">{person.mail ?? person.login}</span>
      </th>
      <td>{tc('people.state', { state: person.state })}</td>
      <td>{person.rights.map((kind) => tc('people.right', { kind })).join(', ')}</td>
    </tr>
  );
}
