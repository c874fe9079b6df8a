/** What a person's browser shows: the page, or the address outside of the simulator to which it was sent. */
export type Shown = { readonly status: number; readonly url: URL; readonly text: string; readonly headers: Headers };

/**
 * A browser without scripts, for tests in process: keeps cookies, follows redirects inside of the simulator, sends forms.
 * @param fetch  the simulator's own
 */
export function testBrowser(fetch: (request: Request) => Promise<Response>, home = 'https://login.example') {
  const cookies = new Map<string, string>();
  const go = async (address: string | URL, init: RequestInit = {}): Promise<Shown> => {
    const url = new URL(address, home);
    if (url.origin !== home) return { status: 0, url, text: '', headers: new Headers() };
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(
      new Request(url, {
        redirect: 'manual',
        ...init,
        headers: { ...(cookie !== '' && { cookie }), ...(init.headers as Record<string, string>) },
      }),
    );
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) return go(new URL(location, url));
    return { status: response.status, url, text: await response.text(), headers: response.headers };
  };
  /** Sends the first form of a page that has a button or field of that name, with these values in it. */
  const send = async (page: Shown, fields: Record<string, string>): Promise<Shown> => {
    const forms = [...page.text.matchAll(/<form method="post"(?: action="([^"]+)")?[^>]*>([\s\S]*?)<\/form>/g)];
    const form = forms.find(([, , inside = '']) =>
      Object.entries(fields).every(([name, value]) =>
        name === 'act' ? inside.includes(`name="act" value="${value}"`) : inside.includes(`name="${name}"`),
      ),
    );
    if (!form) throw new Error(`no form takes ${Object.keys(fields).join(', ')} in: ${page.text}`);
    const hidden = Object.fromEntries(
      [...form[2]!.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, unescapeHtml(value)],
      ),
    );
    return go(new URL(unescapeHtml(form[1] ?? page.url.href), page.url), {
      method: 'POST',
      body: new URLSearchParams({ ...hidden, ...fields }),
    });
  };
  /** Types name and password on the sign-in pages. */
  const signIn = async (page: Shown, login: string, password = 'simulated'): Promise<Shown> => {
    const second = page.text.includes('name="password"') ? page : await send(page, { login, step: 'person' });
    return send(second, { password, step: 'password' });
  };
  return { go, send, signIn, cookies };
}

/** Fields of the form that a page would post by itself. */
export function postedFields(page: Shown): { action: string; fields: Record<string, string> } {
  const action = /<form method="post" action="([^"]+)" data-submit/.exec(page.text)?.[1] ?? '';
  const inputs = [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return {
    action: unescapeHtml(action),
    fields: Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, unescapeHtml(value)])),
  };
}

const unescapeHtml = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
