/**
 * What a form that answers for somebody has to carry beside its own fields. The page's script fills it in when a person presses the
 * button, which a program that only posts forms does not; without scripts the person types it. Source: docs/adr/0036.
 */
export const PRESS_WORD = 'yes';

/** Whether a person pressed, or typed the word. */
export const isPressed = (given: string): boolean => given.trim().toLowerCase() === PRESS_WORD;

export const PRESS_MISSING = 'Press the button yourself, or type yes where the page asks for it';
