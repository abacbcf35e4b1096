import { etagOf, readIfMatch } from './etag.js';

const id = '018f3a1e-0000-7000-8000-000000000001';

describe('the version that an edit builds on', () => {
  it('is read back from the tag that was given', () => {
    expect(readIfMatch(etagOf({ id, version: 7 }), id)).toBe(7);
    expect(readIfMatch(`"other-1", ${etagOf({ id, version: 12 })}`, id)).toBe(12);
  });

  it.each([undefined, '', ' ', '*'])('must be named: %p will not do', (header) => {
    expect(() => readIfMatch(header, id)).toThrow(expect.objectContaining({ kind: 'precondition-required' }) as Error);
  });

  it.each(['"018f3a1e-0000-7000-8000-000000000002-7"', 'W/"x-1"', id, `"${id}"`, `"${id}-x"`, `"${id}-9999999999"`])(
    'is stale when the tag is %s',
    (header) => {
      expect(() => readIfMatch(header, id)).toThrow(expect.objectContaining({ kind: 'stale' }) as Error);
    },
  );
});
