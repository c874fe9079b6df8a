import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { composed } from './compose.ts';
import type { MailTransport } from './transport.ts';

/** Writes mails into a folder as `.eml`, which mail programs open: for the demo, where no mail may leave the machine. */
export function folderTransport(folder: string, from: string): MailTransport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    from,
    async send(mail) {
      const { message } = await composer.sendMail(composed(mail));
      await mkdir(folder, { recursive: true });
      const file = path.join(folder, `${mail.messageId.split('@')[0]}.eml`);
      await writeFile(`${file}.part`, message as Buffer);
      await rename(`${file}.part`, file); // whoever watches the folder sees whole mails alone
    },
    close: () => composer.close(),
  };
}
