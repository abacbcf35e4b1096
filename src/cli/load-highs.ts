import loadFromPackage from 'highs';
import { type Highs } from 'highs';

/** Loads the linear programme solver: a WebAssembly module of its own, a tenth of a second. */
export function loadHighs(): Promise<Highs> {
  // The package describes its ES module with types of a CommonJS one: what they call the module is the function itself.
  return (loadFromPackage as unknown as typeof loadFromPackage.default)();
}
