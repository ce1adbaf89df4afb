export { createEmbeddedStream } from './stream.ts';
