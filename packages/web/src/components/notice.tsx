import type { ReactNode } from 'react';
import './notice.css';

export interface NoticeProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** One obvious next step. */
  readonly action?: ReactNode;
  readonly role?: 'alert' | 'status';
}

/** A page or list without content: says why and what to do. */
export function Notice({ icon, title, children, action, role }: NoticeProps) {
  return (
    <div className="notice" role={role}>
      {icon && <span className="notice-icon">{icon}</span>}
      <h2>{title}</h2>
      {children && <div className="notice-text">{children}</div>}
      {action && <div className="notice-action">{action}</div>}
    </div>
  );
}
