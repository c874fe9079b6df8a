import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers by small name, unfolded, as they came (encoded words stay encoded). */
  readonly headers: { readonly [name: string]: string };
  /** Everything after DATA, dots undone. */
  readonly raw: string;
  /** The plain text part, decoded. */
  readonly text: string;
}

/** A mail server that keeps what it is given. RFC 5321's least: EHLO, MAIL, RCPT, DATA, RSET, QUIT. */
export interface SmtpReceiver {
  /** `smtp://127.0.0.1:…` */
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** Answers the next mails with these codes instead, at the end of their content; `'hangUp'` ends the connection there. */
  refuseNext(...answers: readonly (number | 'hangUp')[]): void;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startSmtpReceiver(): Promise<SmtpReceiver> {
  const mails: ReceivedMail[] = [];
  const refusals: (number | 'hangUp')[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    talk(socket, { mails, refusals });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    refuseNext: (...answers) => void refusals.push(...answers),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Box {
  readonly mails: ReceivedMail[];
  readonly refusals: (number | 'hangUp')[];
}

function talk(socket: Socket, { mails, refusals }: Box): void {
  let from = '';
  let to: string[] = [];
  let content: string[] | null = null;
  let rest = '';
  const say = (line: string) => void socket.write(`${line}\r\n`);
  const hear = (line: string): void => {
    if (content) {
      if (line !== '.') return void content.push(line.startsWith('.') ? line.slice(1) : line);
      const raw = content.join('\r\n');
      content = null;
      const refusal = refusals.shift();
      if (refusal === 'hangUp') return void socket.destroy();
      if (refusal !== undefined) return say(`${refusal} not this time`);
      mails.push(parsed(raw, { from, to }));
      return say('250 kept');
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'MAIL') from = addressIn(line);
    if (verb === 'RCPT') to = [...to, addressIn(line)];
    if (verb === 'MAIL' || verb === 'RSET') to = [];
    if (verb === 'DATA') content = [];
    if (verb === 'QUIT') return void socket.end('221 bye\r\n');
    say(verb === 'DATA' ? '354 go on' : verb === 'EHLO' || verb === 'HELO' ? '250 receiver' : '250 ok');
  };
  say('220 receiver');
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? '';
}

function parsed(raw: string, envelope: { readonly from: string; readonly to: readonly string[] }): ReceivedMail {
  return { ...envelope, headers: headersOf(raw), raw, text: textOf(raw) };
}

function headersOf(part: string): { readonly [name: string]: string } {
  const [head = ''] = part.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
}

/** The first `text/plain` part, whatever it is packed in. */
function textOf(part: string): string {
  const headers = headersOf(part);
  const body = part.slice(part.indexOf('\r\n\r\n') + 4);
  const type = headers['content-type'] ?? 'text/plain';
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1];
  if (boundary !== undefined) {
    const parts = body.split(`--${boundary}`).slice(1, -1);
    return parts.map((one) => textOf(one.replace(/^\r\n/, ''))).find((text) => text !== '') ?? '';
  }
  if (!/^text\/plain/i.test(type)) return '';
  const encoding = headers['content-transfer-encoding']?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body;
}

function fromQuotedPrintable(text: string): string {
  const octets = text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(octets, 'latin1').toString('utf8');
}
