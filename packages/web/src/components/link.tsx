import { Link } from 'wouter';
import type { ReactNode } from 'react';
import './button.css';

/** A link that looks like a button: it goes somewhere, so it opens in a new tab as links do. */
export function ButtonLink({
  href,
  look = 'outline',
  icon,
  children,
}: {
  readonly href: string;
  readonly look?: 'primary' | 'outline' | 'subtle';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Link href={href} className={`button button-${look}`}>
      {icon}
      <span>{children}</span>
    </Link>
  );
}
