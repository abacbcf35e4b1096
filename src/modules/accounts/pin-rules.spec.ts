import { findPinFault } from './pin-rules.js';

describe('a PIN', () => {
  it.each(['482913', '190845', '112233445566'])('may be %s', (pin) => {
    expect(findPinFault(pin)).toBeNull();
  });

  it.each([
    ['', 'digits'],
    ['12345', 'digits'],
    ['1234567890123', 'digits'],
    ['12345a', 'digits'],
    ['４８２９１３', 'digits'],
    ['000000', 'guess'],
    ['123456', 'guess'],
    ['890123', 'guess'],
    ['987654', 'guess'],
  ])('may not be "%s"', (pin, word) => {
    expect(findPinFault(pin)).toContain(word);
  });
});
