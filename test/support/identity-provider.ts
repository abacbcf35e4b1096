import { createHash, createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

/** What a provider does wrong, for the tests of attacks. */
export interface Misdeeds {
  /** Changes to the claims of the next id tokens. */
  claims?: Json;
  /** Signs as another issuer’s key would, or not at all. */
  signature?: 'foreign-key' | 'none';
  /** Says another issuer in its description. */
  describedIssuer?: string;
}

interface Asked {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly clientId: string;
}

const base64 = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const KEY_ID = 'key-1';

/** An OpenID Connect provider on this machine: real HTTP, real RS256 keys, one person who is signed in already. */
export class TestIdentityProvider {
  misdeeds: Misdeeds = {};
  /** Claims about the person at the keyboard. */
  person: Json = { sub: 'u1', email: 'ann@kent.example', email_verified: true };
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly foreignKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly codes = new Map<string, Asked>();
  private server!: Server;

  constructor(
    readonly clientId: string,
    readonly clientSecret: string,
  ) {}

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer);
    const send = (status: number, body: Json) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    };
    if (url.pathname === '/.well-known/openid-configuration') send(200, this.describe());
    else if (url.pathname === '/jwks') send(200, { keys: [this.publishedKey()] });
    else if (url.pathname === '/authorize')
      response.writeHead(302, { Location: this.authorize(url.searchParams) }).end();
    else if (url.pathname === '/token') {
      let body = '';
      for await (const part of request) body += String(part);
      const tokens = this.exchange(new URLSearchParams(body), request.headers.authorization ?? '');
      if (tokens) send(200, tokens);
      else send(400, { error: 'invalid_grant' });
    } else send(404, {});
  }

  private describe(): Json {
    return {
      issuer: this.misdeeds.describedIssuer ?? this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  private publishedKey(): Json {
    return { ...(this.keys.publicKey.export({ format: 'jwk' }) as Json), kid: KEY_ID, use: 'sig', alg: 'RS256' };
  }

  private authorize(asked: URLSearchParams): string {
    const code = randomUUID();
    const read = (name: string) => asked.get(name) ?? '';
    this.codes.set(code, {
      nonce: read('nonce'),
      challenge: read('code_challenge_method') === 'S256' ? read('code_challenge') : 'none',
      redirectUri: read('redirect_uri'),
      clientId: read('client_id'),
    });
    const back = new URL(read('redirect_uri'));
    back.searchParams.set('code', code);
    back.searchParams.set('state', read('state'));
    back.searchParams.set('session_state', 'of the provider’s own');
    return back.href;
  }

  /** Each code once, with the client’s secret, the same return address and the verifier of its challenge. */
  private exchange(given: URLSearchParams, authorization: string): Json | null {
    const asked = this.codes.get(given.get('code') ?? '');
    this.codes.delete(given.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url');
    // Both parts travel as form values. Source: RFC 6749, 2.3.1.
    const [id, secret] = Buffer.from(authorization.replace('Basic ', ''), 'base64')
      .toString()
      .split(':')
      .map(decodeURIComponent);
    const isRight =
      asked?.challenge === challenge &&
      asked.redirectUri === given.get('redirect_uri') &&
      asked.clientId === this.clientId &&
      id === this.clientId &&
      secret === this.clientSecret;
    if (!isRight) return null;
    const idToken = this.sign({ nonce: asked.nonce, ...this.person, ...this.misdeeds.claims });
    return { access_token: randomUUID(), token_type: 'Bearer', id_token: idToken };
  }

  private sign(claims: Json): string {
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: this.issuer, aud: this.clientId, iat: now, exp: now + 300, ...claims };
    if (this.misdeeds.signature === 'none') return `${base64({ alg: 'none', typ: 'JWT' })}.${base64(payload)}.`;
    const text = `${base64({ alg: 'RS256', kid: KEY_ID, typ: 'JWT' })}.${base64(payload)}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(this.signingKey(), 'base64url')}`;
  }

  private signingKey(): KeyObject {
    return this.misdeeds.signature === 'foreign-key' ? this.foreignKeys.privateKey : this.keys.privateKey;
  }
}
