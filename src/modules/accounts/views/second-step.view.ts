import encodeQR from 'qr';
import { appAddress } from '../one-time-codes.js';
import { formatDay } from './account.view.js';

/** The state of somebody's second step as the page says it. */
export interface SecondStepView {
  /** The day on which the app in use was set up. */
  readonly since: string | null;
  readonly codesLeft: number;
  /** What an app that is being set up scans or is typed. */
  readonly pending: { readonly spelt: string; readonly address: string; readonly qr: QrDrawing } | null;
  readonly [name: string]: unknown;
}

/** A QR code as one SVG path in squares of one unit, with the quiet zone of four that readers want. */
export interface QrDrawing {
  readonly size: number;
  readonly path: string;
}

/** Draws a text as QR code. Source: ISO/IEC 18004, quiet zone of four modules. */
export function drawQr(text: string): QrDrawing {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const squares = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size: rows.length, path: squares.join('') };
}

/** @param account the name under which the app lists it. */
export function viewSecondStep(
  secondStep: { setUpAt: Date | null; pendingSecret: string | null; recoveryCodesLeft: number },
  account: string,
): SecondStepView {
  const { setUpAt, pendingSecret, recoveryCodesLeft } = secondStep;
  const address = pendingSecret === null ? null : appAddress(pendingSecret, account);
  return {
    since: setUpAt === null ? null : formatDay(setUpAt),
    codesLeft: recoveryCodesLeft,
    pending:
      pendingSecret === null || address === null
        ? null
        : { spelt: pendingSecret.match(/.{1,4}/g)!.join(' '), address, qr: drawQr(address) },
  };
}
