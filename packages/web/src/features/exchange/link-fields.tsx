import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailboxesAnswer } from '@planner/api-client';
import { Field } from '../../components/field.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useExchangeText } from './exchange-text.ts';
import type { LinkDraft } from './link-room-page.tsx';

const authorities = ['planner', 'exchange'] as const;

/** The room, its mailbox by list or address, and who answers. */
export function LinkFields({
  draft,
  unlinked,
  address,
  onChange,
}: {
  readonly draft: LinkDraft;
  readonly unlinked: MailboxesAnswer['unlinked'];
  readonly address: string;
  readonly onChange: (some: Partial<LinkDraft>) => void;
}) {
  const { tx } = useExchangeText();
  const [more, setMore] = useState(false);
  return (
    <>
      <Field label={tx('link.room')}>
        {(control) => (
          <select
            {...control}
            className="select"
            value={draft.roomId}
            onChange={(event) => onChange({ roomId: event.target.value, address: null })}
          >
            {unlinked.map(({ roomId, roomName }) => (
              <option key={roomId} value={roomId}>
                {roomName}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={tx('link.address')} hint={tx('link.addressHint')}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="email"
            required
            autoComplete="off"
            spellCheck={false}
            value={address}
            onChange={(event) => onChange({ address: event.target.value })}
          />
        )}
      </Field>
      <RoomList onPick={(picked) => onChange({ address: picked })} />
      <label className="check">
        <input type="checkbox" checked={more} onChange={(event) => setMore(event.target.checked)} />
        <span>{tx('link.pathHint')}</span>
      </label>
      {more && (
        <Field label={tx('link.path')}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoComplete="off"
              spellCheck={false}
              value={draft.path}
              onChange={(event) => onChange({ path: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={tx('link.authority')}>
        {(control) => (
          <select
            {...control}
            className="select"
            value={draft.authority}
            onChange={(event) => onChange({ authority: event.target.value as LinkDraft['authority'] })}
          >
            {authorities.map((authority) => (
              <option key={authority} value={authority}>
                {tx('link.authorityIs', { authority })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.takeNotes}
          onChange={(event) => onChange({ takeNotes: event.target.checked })}
        />
        <span>{tx('link.takeNotes')}</span>
      </label>
      <p className="quiet">{tx('link.hiddenNote')}</p>
      <p className="quiet">{tx('link.warnSeen')}</p>
    </>
  );
}

// The list is a convenience: where Planner may not read it, or it doesn't come, an address does as well.
function RoomList({ onPick }: { readonly onPick: (address: string) => void }) {
  const { tx } = useExchangeText();
  const { data } = useQuery({
    queryKey: ['admin', 'exchange-rooms'],
    queryFn: () => answerOf(api.GET('/api/v1/admin/exchange-rooms')),
    staleTime: 60_000,
  });
  if (!data) return null;
  if (data.rooms === null) return <p className="quiet">{tx('link.listDenied')}</p>;
  return (
    <Field label={tx('link.fromList')}>
      {(control) => (
        <select {...control} className="select" value="" onChange={(event) => onPick(event.target.value)}>
          <option value="" />
          {data.rooms?.map(({ address, name, building, linkedTo }) => (
            <option key={address} value={address}>
              {[name, building, address, linkedTo && tx('link.linkedTo', { room: linkedTo })]
                .filter(Boolean)
                .join(' · ')}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
