import { killScenarios } from './kill-scenarios.ts';
import { createKafkaFixture } from './stream-fixture.ts';

killScenarios(createKafkaFixture);
