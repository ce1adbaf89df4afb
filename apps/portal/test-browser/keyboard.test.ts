import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openWindow, signIn } from './browser.ts';
import { passwordOf } from './env.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

type Focus = { readonly text: string; readonly visible: boolean };

/** What has the focus, and whether anybody could see that it has. */
const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const node = document.activeElement;
    if (!(node instanceof HTMLElement)) return { text: '', visible: false };
    // A radio button and a tick box are drawn by the label beside them.
    const drawn = node.matches('[type=radio], [type=checkbox]')
      ? getComputedStyle(node.nextElementSibling ?? node, '::before')
      : getComputedStyle(node);
    const { outlineStyle, outlineWidth, boxShadow, backgroundColor } = drawn;
    const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    const text =
      [node.textContent.trim(), node.getAttribute('name'), node.getAttribute('aria-labelledby')].find(
        Boolean,
      ) ?? '';
    return { text, visible: outlined || boxShadow !== 'none' || backgroundColor === 'rgb(255, 221, 0)' };
  });

/** Presses Tab until the wanted thing has the focus; every stop on the way must be visible. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const stops: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const { text, visible } = await focusOf(page);
    if (text === '') continue;
    expect(visible, `the focus on "${text}" cannot be seen`).toBe(true);
    if (wanted.test(text)) return;
    stops.push(text);
  }
  throw new Error(`Tab does not lead to ${wanted}; it stops at ${stops.join(' | ')}`);
}

test('a visitor with a keyboard alone signs in, chooses a measure, reads its table and signs out', async () => {
  const context = await openWindow(browser);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.keyboard.press('Tab');
  expect((await focusOf(page)).text).toBe('Skip to main content');
  await page.keyboard.press('Enter');
  await tabTo(page, /^account$/);
  await page.keyboard.type('evaluator');
  await page.keyboard.press('Tab');
  await page.keyboard.type(passwordOf('evaluator'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'What you can do here' }).waitFor();

  await tabTo(page, /^Look at a measure$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /within 20 weeks, excluding exceptions/ }).waitFor();
  await tabTo(page, /Barnet|London/);
  await page.keyboard.type('South W');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/partnership=south-west/);

  await tabTo(page, /^Table of all values$/);
  await page.keyboard.press('Enter');
  await page.getByRole('rowheader', { name: /Swindon/ }).waitFor();
  await tabTo(page, /values-caption|Area/);

  await page.goto('/');
  await tabTo(page, /^Sign out$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await context.close();
});

test('a drafter with a keyboard alone opens a page of a pilot’s form, hears what is missing and goes to it', async () => {
  const context = await openWindow(browser);
  const page = await signIn(context, 'barnet-drafter');
  await page.goto('/partnerships/london/pilots/new');
  await tabTo(page, /^title$/);
  await tabTo(page, /^Save and continue$/);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await tabTo(page, /^Enter “Title”$/);
  await page.keyboard.press('Enter');
  expect((await focusOf(page)).text).toBe('title');
  await tabTo(page, /^strand$/);
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio').first().isChecked()).resolves.toBe(true);
  await context.close();
});
