import { sayCouncilClass } from './council-class.js';

it.each([
  ['london', 'London borough'],
  ['metropolitan', 'metropolitan district'],
  ['county', 'county'],
  ['combined-authority', 'combined authority'],
])('the class %s is called a %s', (code, name) => {
  expect(sayCouncilClass(code)).toBe(name);
});
