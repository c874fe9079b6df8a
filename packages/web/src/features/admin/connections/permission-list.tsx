import { CheckmarkCircle16Regular } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { Warning16Regular } from '@fluentui/react-icons/headless/svg/warning';
import type { ConnectionAnswer } from '@planner/api-client';
import { AdminTable } from '../admin-table.tsx';
import { choiceOf, useConnectionText } from './connection-text.ts';

/** What the application asks for, why, and whether Microsoft's newest token has it. */
export function PermissionList({ connection }: { readonly connection: ConnectionAnswer }) {
  const { tc } = useConnectionText();
  return (
    <AdminTable
      label={tc('permission.title')}
      columns={[tc('permission.value'), tc('permission.what'), tc('permission.state')]}
    >
      {connection.permissions.map(({ value, kind, required, granted }) => (
        <tr key={value}>
          <th scope="row">
            {value}
            {kind === 'delegated' && <span className="quiet connection-kind"> {tc('permission.delegated')}</span>}
            {!required && kind === 'application' && (
              <span className="quiet connection-kind"> {tc('permission.optional')}</span>
            )}
          </th>
          <td>{tc('permission.why', { permission: choiceOf(value) })}</td>
          <td className="connection-grant">
            {kind === 'delegated' ? (
              '–'
            ) : (
              <span
                className={
                  granted === true ? 'connection-has' : granted === false && required ? 'connection-lacks' : ''
                }
              >
                {granted === true && <CheckmarkCircle16Regular aria-hidden />}
                {granted === false && required && <Warning16Regular aria-hidden />}
                {tc('permission.granted', { granted: String(granted) })}
              </span>
            )}
          </td>
        </tr>
      ))}
    </AdminTable>
  );
}
