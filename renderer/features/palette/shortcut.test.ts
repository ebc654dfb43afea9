import { expect, it } from 'vitest';
import { shortcutOf } from './shortcut.ts';

const press = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  defaultPrevented: false,
  ...more,
});

const idle = { typing: false, afterPrefix: false };
const after = { typing: false, afterPrefix: true };
const typing = { typing: true, afterPrefix: false };

it('Ctrl+K and Cmd+K open the palette, with Alt or both they are something else', () => {
  expect(shortcutOf(press('k', { ctrlKey: true }), idle)).toEqual({ kind: 'palette' });
  expect(shortcutOf(press('K', { metaKey: true }), idle)).toEqual({ kind: 'palette' });
  expect(shortcutOf(press('k', { ctrlKey: true, altKey: true }), idle)).toBeNull();
  expect(shortcutOf(press('k'), idle)).toBeNull();
});

it('Ctrl+P and Cmd+P print, also while somebody types', () => {
  expect(shortcutOf(press('p', { ctrlKey: true }), idle)).toEqual({ kind: 'print' });
  expect(shortcutOf(press('P', { metaKey: true }), typing)).toEqual({ kind: 'print' });
  expect(shortcutOf(press('p'), idle)).toBeNull();
});

it('g and a letter go to a page; the letter alone does nothing', () => {
  expect(shortcutOf(press('g'), idle)).toEqual({ kind: 'prefix' });
  expect(shortcutOf(press('d'), after)).toEqual({ kind: 'go', letter: 'd' });
  expect(shortcutOf(press('d'), idle)).toBeNull();
  expect(shortcutOf(press('d', { ctrlKey: true }), after)).toBeNull();
});

it('what somebody else has handled is left alone', () => {
  expect(shortcutOf(press('?', { defaultPrevented: true }), idle)).toBeNull();
  expect(shortcutOf(press('?'), idle)).toEqual({ kind: 'help' });
  expect(shortcutOf(press('/'), idle)).toEqual({ kind: 'search' });
});

it('letters belong to a field while somebody types, the palette opens all the same', () => {
  for (const key of ['g', '?', '/']) expect(shortcutOf(press(key), typing)).toBeNull();
  expect(shortcutOf(press('d'), { typing: true, afterPrefix: true })).toBeNull();
  expect(shortcutOf(press('k', { ctrlKey: true }), typing)).toEqual({ kind: 'palette' });
});
