import type { TopicPartition } from './port.ts';

export const partitionName = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
