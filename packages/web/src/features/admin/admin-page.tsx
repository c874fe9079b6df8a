import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useAdminText } from './admin-text.ts';
import type { AdminMessageKey } from './admin-text.ts';

/** The pages of the administration, with the path that the menu of old spells. */
const pages: readonly { readonly href: string; readonly text: AdminMessageKey }[] = [
  { href: '/admin', text: 'nav.setUp' },
  { href: '/admin/users', text: 'people.nav' },
  { href: '/admin/settings/integration/calendar-synchronization', text: 'sync.title' },
  { href: '/admin/settings/import-users', text: 'imports.title' },
  { href: '/admin/settings/microsoft-graph', text: 'graph.title' },
  { href: '/admin/settings/single-sign-on', text: 'nav.signOn' },
  { href: '/admin/settings/other-settings', text: 'other.title' },
];

/** A page of the administration under its path, with the way to the others. */
export function AdminPage({
  path,
  title,
  lead,
  children,
}: {
  /** `Administration › Settings` */
  readonly path: string;
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  const { ta } = useAdminText();
  const [here] = useLocation();
  return (
    <div className="page admin">
      <nav className="admin-nav" aria-label={ta('nav.settings')}>
        {pages.map(({ href, text }) => (
          <Link key={href} href={href} aria-current={isAt(here, href) ? 'page' : undefined}>
            {ta(text)}
          </Link>
        ))}
      </nav>
      <p className="quiet admin-path">{path}</p>
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      {lead !== undefined && <p className="quiet">{lead}</p>}
      {children}
    </div>
  );
}

/** Pages below a page belong to it; below the first one stand all others. */
function isAt(here: string, href: string): boolean {
  return href === '/admin' ? here === href : here.startsWith(href);
}
