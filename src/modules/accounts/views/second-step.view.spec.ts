import decodeQR from 'qr/decode.js';
import { drawQr, viewSecondStep } from './second-step.view.js';

const SCALE = 4;

/** What a phone's camera would read from the drawing. */
function readDrawing({ size, path }: { size: number; path: string }): string {
  const width = size * SCALE;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dy = 0; dy < SCALE; dy++) {
      for (let dx = 0; dx < SCALE; dx++) {
        data.fill(
          0,
          ((Number(y) * SCALE + dy) * width + Number(x) * SCALE + dx) * 4,
          ((Number(y) * SCALE + dy) * width + Number(x) * SCALE + dx) * 4 + 3,
        );
      }
    }
  }
  return decodeQR({ width, height: width, data });
}

describe('the page of the second step', () => {
  it('shows a QR code that a camera reads as the address of the account', () => {
    const text = 'otpauth://totp/Critical%20Friend:Ann?secret=JBSWY3DPEHPK3PXP';
    expect(readDrawing(drawQr(text))).toBe(text);
  });

  it('spells the secret for those who type it, while an app is being set up', () => {
    const view = viewSecondStep({ setUpAt: null, pendingSecret: 'ABCDEFGHIJ', recoveryCodesLeft: 0 }, 'Ann Lee');
    expect(view).toMatchObject({ since: null, pending: { spelt: 'ABCD EFGH IJ' } });
    expect(readDrawing(view.pending!.qr)).toBe(view.pending!.address);
    expect(view.pending!.address).toContain('Ann%20Lee?secret=ABCDEFGHIJ');
  });

  it('says since when there is one, in English civil days', () => {
    const setUpAt = new Date('2027-06-30T23:30:00Z');
    expect(viewSecondStep({ setUpAt, pendingSecret: null, recoveryCodesLeft: 9 }, 'Ann Lee')).toMatchObject({
      since: '1 July 2027',
      codesLeft: 9,
      pending: null,
    });
  });
});
