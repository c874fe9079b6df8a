import { expect, test } from 'vitest';
import { deviceName } from './device-name.ts';

test('a device has the name of its browser and system, as far as they can be told', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150 Safari/537.36 Edg/150';
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/19 Safari/604.1';
  expect([edge, phone, 'curl/9', null].map(deviceName)).toEqual(['Edge · Windows', 'Safari · iOS', null, null]);
});
