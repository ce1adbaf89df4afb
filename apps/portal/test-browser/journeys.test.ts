import { createHash, randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openWindow, signIn } from './browser.ts';
import { portalUrl } from './env.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a lead authority sees its partnership and areas, and starts a draft that stands in the list', async () => {
  const context = await openWindow(browser);
  const page = await signIn(context, 'barnet-drafter');
  await page.getByRole('link', { name: 'See your partnership' }).click();
  await page.getByRole('heading', { level: 1, name: 'London Regional Expert Partnership' }).waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: /Barnet \(E09000003\)\s+Lead/ })
    .waitFor();
  await page.getByText('The other 29 authorities of the region.').waitFor();

  await page.getByRole('link', { name: 'Start a pilot' }).click();
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await page.getByRole('alert').getByRole('link', { name: 'Enter “Title”' }).waitFor();
  const title = `Mediation before appeal ${randomUUID()}`;
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Strengthened mediation').check();
  await page.getByLabel('No, it is new').check();
  await page.getByRole('button', { name: 'Save and continue' }).click();

  await page
    .getByLabel('Which question should the pilot answer?')
    .fill('Do more families settle before an appeal?');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByText('Draft', { exact: true }).waitFor();
  await page.getByText('Do more families settle before an appeal?').waitFor();
  await page.getByRole('link', { name: 'Back to the pilots' }).click();
  await page.getByRole('rowheader', { name: title }).waitFor();
  await context.close();
});

test('two people who write at once lose nothing: the second sees both texts and saves again', async () => {
  const [first, second] = [await openWindow(browser), await openWindow(browser)];
  const [one, other] = [await signIn(first, 'barnet-drafter'), await signIn(second, 'barnet-drafter')];
  await one.goto('/partnerships/london/pilots/new');
  await one.getByLabel('Title').fill(`Written by two ${randomUUID()}`);
  await one.getByLabel('Strengthened mediation').check();
  await one.getByRole('button', { name: 'Save and continue' }).click();
  await one.getByLabel('Why should it work?').waitFor();
  await other.goto(one.url());
  const question = 'Which question should the pilot answer?';
  await one.getByLabel(question).fill('The first question');
  await one.getByRole('button', { name: 'Save and come back later' }).click();
  await one.getByText('The first question').waitFor();

  await other.getByLabel(question).fill('The second question');
  await other.getByRole('button', { name: 'Save and come back later' }).click();
  await other.getByRole('heading', { name: 'What was changed while you were writing' }).waitFor();
  const row = other.getByRole('row', { name: /^Which question/ });
  await expect(row.getByRole('cell').allTextContents()).resolves.toEqual([
    ...['The first question', 'The second question'],
  ]);
  await expect(other.getByLabel(question).inputValue()).resolves.toBe('The second question');
  await other.getByRole('button', { name: 'Save and come back later' }).click();
  await other.getByRole('heading', { level: 1, name: /^Written by two/ }).waitFor();
  await other.getByText('The second question').waitFor();
  await first.close();
  await second.close();
});

test('an evaluator sees a measure as a chart with its table, and gaps where nothing was published', async () => {
  const context = await openWindow(browser);
  const page = await signIn(context, 'evaluator');
  await page.getByRole('link', { name: 'Look at a measure' }).click();
  await page.getByLabel('Partnership').selectOption('east-midlands');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('img', { name: /Leicester, .*, East Midlands region and England/ }).waitFor();
  await page.getByText('Table of all values').click();
  const cells = await page
    .getByRole('row', { name: /^Leicester \(lead\)/ })
    .getByRole('cell')
    .allTextContents();
  expect(cells.slice(-3)).toEqual(['45.4', 'no row', '51.5']);
  const england = await page
    .getByRole('row', { name: /^England/ })
    .getByRole('cell')
    .allTextContents();
  expect(england).toEqual(['60.4', '58', '59.9', '49.2', '50.3', '46.4']);
  await context.close();
});

test('a researcher downloads files whose sums are those on the page, the same bytes each time', async () => {
  const context = await openWindow(browser);
  const page = await signIn(context, 'researcher');
  await page.getByRole('link', { name: 'Download a data set' }).click();
  await page.getByRole('link', { name: 'Timeliness of education, health and care plans' }).click();
  const links = await page.locator('table a').all();
  expect(links).toHaveLength(3);
  const sums = await page.locator('table td.app-sum').allTextContents();
  for (const [index, link] of links.slice(0, 2).entries()) {
    const address = `${portalUrl}${await link.getAttribute('href')}`;
    const [first, second] = [await context.request.get(address), await context.request.get(address)];
    const body = await first.body();
    expect(createHash('sha256').update(body).digest('hex')).toBe(sums[index]);
    expect(body.equals(await second.body())).toBe(true);
  }
  await context.close();
});

test('an auditor sees that nothing was lost, and of which days and why something is in quarantine', async () => {
  const context = await openWindow(browser);
  const page = await signIn(context, 'auditor');
  await page.getByRole('link', { name: 'Check that nothing was lost' }).click();
  await page.getByText(/^The statement balances/).waitFor();
  await page.getByRole('rowheader', { name: 'yorkshire-and-the-humber' }).first().waitFor();
  await page.getByRole('heading', { name: 'In quarantine' }).waitFor();
  const to = page.getByRole('group', { name: 'To (optional)' });
  await to.getByLabel('Day').fill('31');
  await page.getByRole('button', { name: 'Show' }).click();
  await page
    .getByRole('alert')
    .getByRole('link', { name: /^Enter the month and year of “To”/ })
    .click();
  await expect(page.locator(':focus').getAttribute('name')).resolves.toBe('to-month');
  await to.getByLabel('Month').fill('12');
  await to.getByLabel('Year').fill('2019');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByText('Nothing was produced on these days.').waitFor();
  await context.close();
});
