import { readFile } from 'node:fs/promises';

const folder = new URL('../office/', import.meta.url);
/** In the order in which they need each other. */
const parts = ['values', 'surface', 'series-time', 'bridge', 'calls', 'network', 'item', 'dialog', 'office'];

const head = `/*
 * A stand-in for https://appsforoffice.microsoft.com/lib/1/hosted/office.js, made by the Microsoft 365 simulator.
 * It is not Microsoft's, has nothing of theirs, and works inside of simulated Outlook alone.
 */
`;

/**
 * The script that an add-in's page loads in place of Microsoft's office.js: one classic script, as theirs is, made of the
 * modules of the folder `office`.
 */
export async function officeScript(): Promise<string> {
  const texts = await Promise.all(parts.map((name) => readFile(new URL(`${name}.js`, folder), 'utf8')));
  const body = texts.map((text) => text.replace(/^import [^;]*;\n/gm, '').replace(/^export /gm, '')).join('\n');
  return `${head}(() => {\n'use strict';\n${body}})();\n`;
}
