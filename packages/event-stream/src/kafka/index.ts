export { createKafkaStream } from './stream.ts';
