const MAX_LENGTH = 254;
const MAILBOX = /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]+\.[^\s@<>"(),:;\\[\]]+$/;

/** An e-mail address in the one form in which it is kept, or null when it is not one plain mailbox. Source: RFC 5321, 4.5.3.1. */
export function parseAddress(text: string): string | null {
  const address = text.trim().toLowerCase();
  return address.length <= MAX_LENGTH && MAILBOX.test(address) ? address : null;
}
