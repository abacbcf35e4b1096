import { type IncomingMessage } from 'node:http';
import { DomainError } from '../errors/domain-error.js';

/**
 * Reads a request's body whole.
 * @throws DomainError too-large (413) as soon as more than `maxBytes` have come; the rest is not read.
 */
export async function receiveBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  const tooLarge = () =>
    new DomainError(
      'too-large',
      'platform.too-large',
      `The file is larger than ${Math.floor(maxBytes / 1_048_576)} MiB. Send it in parts.`,
    );
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > maxBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}
