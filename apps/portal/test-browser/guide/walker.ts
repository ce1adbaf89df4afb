import type { Browser, Locator, Page } from 'playwright-core';
import { openWindow, signIn } from '../browser.ts';
import { dayFrom } from './day-words.ts';
import type { Part } from './read-guide.ts';
import type { Step } from './sentence.ts';

interface Walk {
  readonly parts: readonly Part[];
  readonly windows: Map<string, Page>;
  readonly kept: Map<string, string>;
  page: Page | null;
}

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** A label as the guide says it; the page may add that an answer is optional. */
const named = (label: string): RegExp => new RegExp(`^\\s*${literally(label)}(?: \\(optional\\))?\\s*$`, 'u');

/** A link that stands in several places says for whom it is to those who only hear it. */
const linkNamed = (text: string, whose: string | undefined): RegExp =>
  new RegExp(`^\\s*${literally(text)}${whose === undefined ? '' : `[\\s:]*${literally(whose)}.*`}\\s*$`, 'u');

const group = (place: Page | Locator, name: string): Locator =>
  place.getByRole('group', { name: named(name) });

async function enter(place: Page | Locator, label: string, value: string): Promise<void> {
  const day = dayFrom(value);
  if (!day) return place.getByLabel(named(label)).fill(value);
  const date = group(place, label);
  await date.getByLabel('Day').fill(String(day.day));
  await date.getByLabel('Month').fill(String(day.month));
  await date.getByLabel('Year').fill(String(day.year));
}

async function choose(place: Page | Locator, label: string, value: string): Promise<void> {
  if ((await group(place, label).count()) > 0) return group(place, label).getByLabel(named(value)).check();
  const select = place.getByLabel(named(label));
  const option = select.locator('option').filter({ hasText: named(value) });
  await select.selectOption((await option.getAttribute('value')) ?? value);
}

/** Pages answer whole: a press or a link is done when the next page stands there. */
const goOn = async (page: Page, target: Locator): Promise<void> => {
  await target.click();
  await page.waitForLoadState();
};

const within = (page: Page, heading: string | undefined): Page | Locator =>
  heading === undefined ? page : group(page, heading);

/** Does in one window what one sentence says. */
async function doOnPage(page: Page, step: Step, kept: Map<string, string>): Promise<void> {
  switch (step.does) {
    case 'open':
      await page.goto(step.address);
      return;
    case 'open kept':
      await page.goto(kept.get(step.name) ?? '');
      return;
    case 'keep':
      kept.set(step.name, page.url());
      return;
    case 'follow':
      return goOn(page, page.getByRole('link', { name: linkNamed(step.name, step.within) }));
    case 'press':
      return goOn(page, page.getByRole('button', { name: step.name, exact: true }));
    case 'enter':
      return enter(within(page, step.within), step.label, step.value);
    case 'choose':
      return choose(within(page, step.within), step.label, step.value);
    case 'choose all':
      for (const each of await group(page, step.label).all())
        await each.getByLabel(named(step.value)).check();
      return;
    case 'tick':
      return within(page, step.within).getByLabel(named(step.label)).check();
    case 'see':
      return page
        .locator('main')
        .getByText(new RegExp(literally(step.text), 'u'))
        .first()
        .waitFor();
    default:
      throw new Error(`${step.does} is done before a page`);
  }
}

async function takeStep(walk: Walk, browser: Browser, step: Step): Promise<void> {
  if (step.does === 'part') return walkPart(walk, browser, step.name);
  if (step.does === 'sign in') {
    walk.page = walk.windows.get(step.account) ?? (await signIn(await openWindow(browser), step.account));
    walk.windows.set(step.account, walk.page);
    return;
  }
  if (!walk.page) throw new Error('The guide does not say as whom to begin.');
  return doOnPage(walk.page, step, walk.kept);
}

async function walkPart(walk: Walk, browser: Browser, name: string): Promise<void> {
  const part = walk.parts.find((each) => each.name === name);
  if (!part) throw new Error(`The guide has no part "${name}".`);
  for (const [index, step] of part.steps.entries()) {
    await takeStep(walk, browser, step).catch((cause: unknown) => {
      const where = walk.page ? ` on ${walk.page.url()}` : '';
      throw new Error(`"${name}", step ${index + 1}${where}: ${JSON.stringify(step)}`, { cause });
    });
  }
}

/** Follows parts of a guide, and the parts that they name, as a reader would: by the words on the pages alone. */
export async function followGuide(
  browser: Browser,
  parts: readonly Part[],
  names: readonly string[],
): Promise<void> {
  const walk: Walk = { parts, windows: new Map(), kept: new Map(), page: null };
  for (const name of names) await walkPart(walk, browser, name);
  for (const page of walk.windows.values()) await page.context().close();
}
