import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openCheckedWindow, openWindow, signIn, ZOOMED } from './browser.ts';
import { PAGES } from './pages-under-test.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violationsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map((violation) => `${page.url()} ${violation.id}: ${violation.nodes[0]?.html}`);
}

const openDetails = async (page: Page): Promise<void> => {
  for (const summary of await page.locator('summary').all()) await summary.click();
};

/** Boxes that stick out of the window and are not inside one that scrolls by itself. */
const overflowOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll('body *')].filter(
      (node) => node.getBoundingClientRect().right > width + 1 && !node.closest('.app-scroll > *'),
    );
    const scrolls = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
    return [...scrolls, ...out.map((node) => node.outerHTML.slice(0, 120))];
  });

const KINDS = ['document', 'stylesheet', 'image', 'other'];
/** What the pages of a window ask for from now on, and from where. */
function loadedBy(page: Page) {
  const [kinds, hosts] = [new Set<string>(), new Set<string>()];
  page.on('request', (request) => {
    kinds.add(request.resourceType());
    hosts.add(new URL(request.url()).host);
  });
  return { kinds, hosts };
}

test('sign-in, with and without errors, breaks no rule', async () => {
  const context = await openCheckedWindow(browser);
  const page = await context.newPage();
  await page.goto('/sign-in');
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.title()).resolves.toMatch(/^Error: Sign in/);
  expect(await violationsOn(page)).toEqual([]);
  await context.close();
});

describe.each(PAGES)('pages of the $account', ({ account, paths }) => {
  test('break no rule of WCAG 2.2 AA, with everything opened', async () => {
    const context = await openCheckedWindow(browser);
    const page = await signIn(context, account);
    for (const path of paths) {
      await page.goto(path);
      await openDetails(page);
      expect(await violationsOn(page)).toEqual([]);
    }
    await context.close();
  });

  test('need no script and nothing from elsewhere, and reflow at 400 % zoom: only tables scroll, in boxes', async () => {
    const context = await openWindow(browser, ZOOMED);
    const page = await signIn(context, account);
    const loaded = loadedBy(page);
    for (const path of paths) {
      await page.goto(path);
      await openDetails(page);
      expect([path, ...(await overflowOf(page))]).toEqual([path]);
    }
    expect([...loaded.kinds].filter((kind) => !KINDS.includes(kind))).toEqual([]);
    expect(loaded.hosts.size).toBe(1);
    await context.close();
  });
});

test('the form of a pilot with errors breaks no rule, and leads to each field', async () => {
  const context = await openCheckedWindow(browser);
  const page = await signIn(context, 'lead-authority');
  await page.goto('/partnerships/london/pilots/new');
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(page.title()).resolves.toMatch(/^Error: Start a pilot/);
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'Choose “What is it about?”' }).click();
  await expect(page.locator(':focus').getAttribute('name')).resolves.toBe('strand');
  await context.close();
});
