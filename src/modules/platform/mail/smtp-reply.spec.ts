import { classifyReply } from './smtp-reply.js';

describe('a failed hand-over to the mail server', () => {
  it.each([
    ['a refused recipient', { code: 'EENVELOPE', responseCode: 550 }, 'refused'],
    ['greylisting', { code: 'EENVELOPE', responseCode: 451 }, 'try-again'],
    ['a busy server', { code: 'EENVELOPE', responseCode: 421 }, 'try-again'],
    ['a refused sign-in', { code: 'EAUTH', responseCode: 535 }, 'try-again'],
    ['a refused connection', { code: 'ESOCKET' }, 'try-again'],
    ['a refused message', { code: 'EMESSAGE', responseCode: 554 }, 'try-again'],
  ] as const)('reads %s', (_, error, expected) => {
    expect(classifyReply(error)).toBe(expected);
  });
});
