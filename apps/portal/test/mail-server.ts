import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

type Received = { readonly from: string; readonly to: readonly string[]; readonly raw: string };

/** A real mail server on this machine, which takes messages or refuses them. */
export async function startMailServer() {
  const received: Received[] = [];
  const state = { refuses: false };
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (state.refuses) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        received.push({ from, to: rcptTo.map(({ address }) => address), raw: String(Buffer.concat(chunks)) });
        return done();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  const stop = (): Promise<void> => new Promise((done) => server.close(() => done()));
  return { url: `smtp://127.0.0.1:${port}`, received, state, stop };
}
