import type { ReactNode } from 'react';

/** A table that scrolls inside itself on narrow screens; the keyboard reaches it there by its name. */
export function AdminTable({
  label,
  columns,
  withActions = false,
  children,
}: {
  readonly label: string;
  readonly columns: readonly string[];
  /** Whether a last column without a head holds what can be done. */
  readonly withActions?: boolean;
  /** The rows. */
  readonly children: ReactNode;
}) {
  return (
    <div className="admin-table" role="region" aria-label={label} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {withActions && <td />}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
