import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compiledMessages } from './scripts/compiled-messages.ts';

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The built site lies in dist/: index.html, addin.html for the pane in Outlook, favicon.svg and assets/ with a hash in each name. */
export default defineConfig(({ command }) => {
  // A test run builds too, and its NODE_ENV would put React's development build (twice the size) into the site.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    plugins: [compiledMessages(), react()],
    build: {
      target: 'es2024',
      // The content security policy allows no script in the page, so the polyfill that Vite would inline stays away.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      manifest: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { main: page('index.html'), addin: page('addin.html'), signin: page('addin-signin.html') },
      },
    },
  };
});
