import { classifyReply } from './smtp-reply.js';

describe('a failed hand-over to the mail server', () => {
  it.each([
    ['a refused recipient', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'refused'],
    ['a recipient that is no mailbox to the transport', { code: 'EENVELOPE', command: 'API' }, 'refused'],
    ['a letter larger than the server takes', { code: 'EMESSAGE', command: 'MAIL FROM' }, 'refused'],
    ['greylisting', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }, 'try-again'],
    ['a busy server', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 421 }, 'try-again'],
    ['a full mailbox', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 452 }, 'try-again'],
    ['a refused connection', { code: 'ESOCKET', command: 'CONN' }, 'try-again'],
    ['an unknown host', { code: 'EDNS', command: 'CONN' }, 'try-again'],
    ['a refused greeting', { code: 'EPROTOCOL', command: 'CONN', responseCode: 554 }, 'try-again'],
    ['a refused message', { code: 'EMESSAGE', command: 'DATA', responseCode: 554, wasHandedOver: true }, 'try-again'],
    ['a message put off', { code: 'EMESSAGE', command: 'DATA', responseCode: 451, wasHandedOver: true }, 'try-again'],
    ['a sign-in put off', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 454 }, 'try-again'],
    ['a refused sign-in', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'stop'],
    ['missing credentials', { code: 'EAUTH', command: 'API' }, 'stop'],
    ['a refused sender', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, 'stop'],
    ['silence before the letter', { code: 'ETIMEDOUT', command: 'CONN', wasHandedOver: false }, 'try-again'],
    ['silence after the final dot', { code: 'ETIMEDOUT', command: 'CONN', wasHandedOver: true }, 'ambiguous'],
    [
      'a connection lost after the final dot',
      { code: 'ECONNECTION', command: 'CONN', wasHandedOver: true },
      'ambiguous',
    ],
  ] as const)('reads %s', (_, failure, expected) => {
    expect(classifyReply(failure)).toBe(expected);
  });
});
