import { afterAll, beforeAll } from 'vitest';
import { createBrowser } from './browser-like.ts';
import { type FakeServices, startFakeServices } from './fake-services.ts';
import { createTestPortal } from './test-portal.ts';

type TestPortal = Awaited<ReturnType<typeof createTestPortal>>;

/** A portal and the services behind it, for the tests of the file that calls this. */
export function startPortal() {
  let started: { readonly services: FakeServices; readonly portal: TestPortal } | undefined;
  beforeAll(async () => {
    const services = await startFakeServices();
    started = { services, portal: await createTestPortal(services.url) };
  });
  afterAll(async () => {
    await started?.portal.close();
    await started?.services.stop();
  });
  const running = () => {
    if (started) return started;
    throw new Error('the portal was not started');
  };
  const browser = () => createBrowser(running().portal.app);
  /** A browser in which this account is signed in. */
  const visitor = async (account: string) => {
    const signedIn = browser();
    await signedIn.signIn(account, running().portal.passwordOf(account));
    return signedIn;
  };
  return { portal: () => running().portal, services: () => running().services, browser, visitor };
}
