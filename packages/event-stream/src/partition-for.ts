import { crc32 } from 'node:zlib';

/** The partition of a key. Both adapters use it, so the order per key is the same on either. */
export const partitionFor = (key: string, partitions: number): number => crc32(key) % partitions;
