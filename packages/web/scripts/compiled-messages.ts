import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { compileMessage } from '../src/lib/i18n/compile-message.ts';

const catalogue = /\/src\/lib\/i18n\/messages(-[a-z]+)?\/[a-z]+\.ts$/;

/**
 * Turns the catalogues of ICU messages into their parsed form while the site is built,
 * so that no parser (15 kB compressed) travels to the browser.
 */
export function compiledMessages(): Plugin {
  return {
    name: 'planner-compiled-messages',
    enforce: 'pre',
    async load(id) {
      const [file = ''] = id.split('?');
      if (!catalogue.test(file)) return null;
      this.addWatchFile(file);
      const module = (await import(`${pathToFileURL(file).href}?at=${performance.now()}`)) as {
        messages: Record<string, string>;
      };
      const compiled = Object.fromEntries(
        Object.entries(module.messages).map(([key, text]) => [key, compileMessage(text)]),
      );
      return `export const messages = ${JSON.stringify(compiled)};`;
    },
  };
}
