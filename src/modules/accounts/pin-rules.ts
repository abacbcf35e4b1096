const LENGTH = /^\d{6,12}$/;
const ALL_ALIKE = /^(\d)\1+$/;
const UP = '01234567890123456789';
const DOWN = '98765432109876543210';

/** Why these digits are no good PIN, in words for the person who chose them, or null. */
export function findPinFault(pin: string): string | null {
  if (!LENGTH.test(pin)) return 'Choose a PIN of 6 to 12 digits';
  if (ALL_ALIKE.test(pin) || UP.includes(pin) || DOWN.includes(pin))
    return 'Choose a PIN that is harder to guess: not one digit over and over, and not digits in a row';
  return null;
}
