import { expect, test } from 'vitest';
import { parseOptions, USAGE } from './options.ts';

test('without options everything has its documented default', () => {
  expect(parseOptions([], '/clone')).toEqual({
    help: false,
    portBase: 4600,
    data: '/clone/.data',
    fresh: false,
    empty: false,
    kafka: false,
  });
});

test('a relative directory is taken from the clone, an absolute one stays', () => {
  expect(parseOptions(['--data', 'd'], '/clone').data).toBe('/clone/d');
  expect(parseOptions(['--data', '/d'], '/clone').data).toBe('/d');
});

test.each([['abc'], ['0'], ['65436'], ['46.5']])('the port base %s is refused', (base) => {
  expect(() => parseOptions(['--port-base', base], '/')).toThrow('--port-base takes a whole number');
});

test('an option that does not exist is refused with where to look', () => {
  expect(() => parseOptions(['--frsh'], '/')).toThrow('"npm start -- --help" lists the options');
});

test('the help says which port bases are out of reach of outgoing connections', () => {
  expect(USAGE).toContain('on Linux 32668 or lower');
});
