import { describe, expect, test } from 'vitest';
import { fetchDocument, isPublicAddress } from './fetch-document.ts';

const rules = { trustedOrigins: [], mostBytes: 1000, limitMs: 2000 };

describe('an address that somebody typed', () => {
  test.each([
    ['http://login.example/metadata.xml', 'notHttps'],
    ['file:///etc/passwd', 'notHttps'],
    ['https://user:password@login.example/', 'notHttps'],
    ['no address', 'notHttps'],
    ['https://127.0.0.1/metadata.xml', 'privateAddress'],
    ['https://[::1]/metadata.xml', 'privateAddress'],
    ['https://169.254.169.254/latest/meta-data', 'privateAddress'],
    ['https://2130706433/', 'privateAddress'],
  ])('%s is not read', async (address, fault) => {
    expect(await fetchDocument(address, rules)).toEqual({ ok: false, fault });
  });

  test('whose name leads to a private address is not read, though another of its addresses is public', async () => {
    const lookup = (_host: string, done: (error: null, addresses: { address: string; family: number }[]) => void) =>
      done(null, [
        { address: '20.190.128.1', family: 4 },
        { address: '10.0.0.7', family: 4 },
      ]);
    const read = await fetchDocument('https://rebound.example/', { ...rules, lookup });
    expect(read).toEqual({ ok: false, fault: 'privateAddress' });
  });

  test('whose name leads nowhere is not read', async () => {
    const lookup = (_host: string, done: (error: Error, addresses: []) => void) => done(new Error('ENOTFOUND'), []);
    expect(await fetchDocument('https://nowhere.example/', { ...rules, lookup })).toEqual({
      ok: false,
      fault: 'unreachable',
    });
  });
});

describe('an address of the Internet', () => {
  test.each(['20.190.128.1', '2603:1006::1', '8.8.8.8'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    '10.1.2.3',
    '172.31.255.1',
    '192.168.1.1',
    '100.64.1.1',
    '0.0.0.0',
    '::ffff:10.0.0.1',
    'fd00::1',
    'fe80::1',
    '64:ff9b::a00:1',
    '224.0.0.1',
    'localhost',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
