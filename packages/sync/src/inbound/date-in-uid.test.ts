import { describe, expect, it } from 'vitest';
import { dateInUid } from './date-in-uid.ts';

// Microsoft's own sample: [MS-OXOCAL] 4.2, the instance of 25 March 2008, moved to the 26th.
const exception =
  '040000008200E00074C5B7101A82E00807D803195025D461E473C8010000000000000000100000002A5844B3A444F74A9C246C60886F116B';
const series =
  '040000008200E00074C5B7101A82E008000000005025D461E473C8010000000000000000100000002A5844B3A444F74A9C246C60886F116B';

describe('the iCalUId of one date', () => {
  it('names its series and the date it had before it was moved', () => {
    expect(dateInUid(exception)).toEqual({ masterUid: series, key: '2008-03-25' });
  });

  it('is none for a series, for an id of another make and for a date that no calendar has', () => {
    expect(dateInUid(series)).toBeNull();
    expect(dateInUid('{1234}@example.org')).toBeNull();
    expect(dateInUid(exception.replace('07D80319', '07D80D19'))).toBeNull();
  });
});
