export {
  type Cell,
  cellSchema,
  ENGLAND_CODE,
  newLaCodeSchema,
  oldLaCodeSchema,
  PILOT_ARMS,
  type PilotArm,
  PRODUCERS,
  type Producer,
  pilotArmSchema,
  producerSchema,
  REP_IDS,
  type RepId,
  regionCodeSchema,
  repIdSchema,
  VALUE_SYMBOLS,
  type ValueSymbol,
  valueSymbolSchema,
} from './codes.ts';
export { type Envelope, envelopeSchema, instantSchema, MAX_EVENT_BYTES } from './envelope.ts';
export {
  measureNameSchema,
  type ObservationRecordedV1,
  observationRecordedV1,
  type Period,
  type PrintedArea,
  periodSchema,
  printedAreaSchema,
  TIME_IDENTIFIERS,
} from './events/observation.ts';
export { memberSchema } from './events/partnership.ts';
export { PILOT_STATES, pilotStateSchema } from './events/pilot.ts';
export { PILOT_AREA_STATES, pilotAreaStateSchema } from './events/pilot-gates.ts';
export { MAX_ROW_TEXT, observationRefusedV1 } from './events/refusal.ts';
export {
  eventSchema,
  type ParsedEvent,
  parseEvent,
  type RejectionCode,
  validateEvent,
} from './parse-event.ts';
export { databaseRoleOf, producerOfDatabaseRole } from './producer-role.ts';
export {
  EVENT_TYPES,
  type EventData,
  type EventType,
  isEventType,
  type RepEvent,
  TOPICS,
  type Topic,
  topicNames,
} from './registry.ts';
