import { killScenarios } from './kill-scenarios.ts';
import { createEmbeddedFixture } from './stream-fixture.ts';

killScenarios(() => createEmbeddedFixture(['london']));
