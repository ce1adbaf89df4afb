import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { passwordOf, portalUrl } from './env.ts';

/** The width of 1280 CSS pixels at 400 % zoom (WCAG 1.4.10). */
export const ZOOMED = { width: 320, height: 256 };
const WIDE = { width: 1280, height: 1024 };

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  });

/** A window of its own cookies, without JavaScript: nothing in the portal may need it. */
export const openWindow = (browser: Browser, viewport = WIDE): Promise<BrowserContext> =>
  browser.newContext({ baseURL: portalUrl, viewport, javaScriptEnabled: false });

/** A window whose page can run the accessibility checker. */
export const openCheckedWindow = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ baseURL: portalUrl, viewport: WIDE });

/** Opens sign-in and signs in; the page is the start page afterwards. */
export async function signIn(context: BrowserContext, account: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('Account name').fill(account);
  await page.getByLabel('Password').fill(passwordOf(account));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'What you can do here' }).waitFor();
  return page;
}
