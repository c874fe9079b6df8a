import type { Context, Hono } from 'hono';
import { authPage, redirectTo } from '../entra/auth-page.ts';
import type { EntraDeps } from '../entra/entra-deps.ts';
import type { Account } from '../entra/session-book.ts';
import { html } from '../http/html.ts';
import type { User } from '../tenant/user.ts';
import type { Notice } from './portal-page.ts';

/** A visit of an administrator to a page, or a form of theirs. */
export type Visit = {
  readonly account: Account;
  readonly tenant: Account['tenant'];
  readonly deps: EntraDeps;
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  /** Where people sign in, and where programs ask for tokens and metadata. */
  readonly pages: string;
  readonly authority: string;
};

/** A form that was sent. Files are there as their text. */
export type SentForm = {
  readonly act: string;
  readonly get: (name: string) => string;
  readonly all: (name: string) => readonly string[];
};

/** A page of the portal and what its forms do. Acting returns what to say above the page, or a page of its own. */
export type PortalPage = {
  readonly path: string;
  readonly may: (user: User) => boolean;
  readonly show: (visit: Visit, notice: Notice | null) => Response | Promise<Response>;
  readonly act?: (visit: Visit, form: SentForm) => Notice | Response | Promise<Notice | Response>;
};

/** Something that isn't there, or a form that makes no sense: one sentence for the page. */
export class PortalRefusal extends Error {}

/** No file for these pages is bigger; a manifest may have 256 KB. */
const largestForm = 1_000_000;

/** Puts a page on the app. Whoever isn't signed in is asked to; who isn't an administrator is told so. */
export function addPortalPage(app: Hono, deps: EntraDeps, page: PortalPage): void {
  app.get(page.path, (c) =>
    deps.desk.ask(c.req.raw, {
      tenant: null,
      application: 'the admin centers',
      signedIn: async (account, request) => {
        // After a sign-in the browser stands at the sign-in's address: forms without one of their own would go there.
        const { pathname, search } = new URL(c.req.url);
        if (new URL(request.url).pathname !== pathname) return redirectTo(pathname + search, 303);
        if (!page.may(account.user)) return notAllowed(account);
        return guarded(account, () => page.show(visitOf(c, account, deps), null));
      },
      cancelled: () => redirectTo('/portal'),
    }),
  );
  const { act } = page;
  if (act === undefined) return;
  app.post(page.path, async (c) => {
    const [account] = deps.sessions.accounts(c.req.raw);
    if (account === undefined) return redirectTo(c.req.path, 303);
    if (!page.may(account.user)) return notAllowed(account);
    const own = new URL(c.req.url).origin;
    if ((c.req.header('origin') ?? own) !== own) return c.text('Forms of other pages are not taken.', 403);
    if (Number(c.req.header('content-length') ?? 0) > largestForm) return c.text('The form is too big.', 413);
    const form = await readForm(c.req.raw).catch(() => null);
    if (form === null) return c.text('This is no form.', 400);
    const visit = visitOf(c, account, deps);
    return guarded(account, async () => {
      // A form that is refused is shown again, with what is wrong above it.
      const done = await (async () => act(visit, form))().catch(noticeOf);
      return done instanceof Response ? done : page.show(visit, done);
    });
  });
}

const noticeOf = (error: unknown): Notice => {
  if (error instanceof PortalRefusal) return { kind: 'problem', text: error.message };
  throw error;
};

async function guarded(account: Account, work: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PortalRefusal)) throw error;
    return authPage(
      {
        title: 'Not found',
        body: html`<h1>Not found</h1>
          <p role="alert">${error.message}</p>
          <p><a href="/portal">Back to the start</a> (signed in as ${account.user.userPrincipalName})</p>`,
      },
      404,
    );
  }
}

function visitOf(c: Context, account: Account, deps: EntraDeps): Visit {
  const { origin, searchParams } = new URL(c.req.url);
  return {
    account,
    tenant: account.tenant,
    deps,
    param: (name) => c.req.param(name) ?? '',
    query: searchParams,
    pages: deps.pagesOrigin() ?? origin,
    authority: deps.authorityOrigin() ?? origin,
  };
}

async function readForm(request: Request): Promise<SentForm> {
  const form = await request.formData();
  const texts = new Map<string, string[]>();
  for (const [name, value] of form) {
    const text = typeof value === 'string' ? value : await value.text();
    texts.set(name, [...(texts.get(name) ?? []), text.trim()]);
  }
  return {
    act: texts.get('act')?.[0] ?? '',
    get: (name) => texts.get(name)?.[0] ?? '',
    all: (name) => texts.get(name) ?? [],
  };
}

const notAllowed = ({ user }: Account): Response =>
  authPage({
    title: 'No access',
    body: html`<h1>You don’t have access</h1>
      <p role="alert">${user.userPrincipalName} holds no administrator role that opens this page.</p>
      <form method="post" action="/signin/out">
        <div class="actions"><button>Sign in with another account</button></div>
      </form>`,
  });

/** Reads addresses, one a line. Throws for what is no absolute address. */
export function readUrls(text: string, what: string): readonly string[] {
  const lines = text.split(/\s+/).filter((line) => line !== '');
  for (const line of lines) {
    const { protocol } = URL.parse(line) ?? { protocol: '' };
    // A script would run where somebody expects a page.
    if (['', 'javascript:', 'data:'].includes(protocol)) throw new PortalRefusal(`${what}: "${line}" is no address.`);
  }
  return [...new Set(lines)];
}
