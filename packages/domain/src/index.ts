export {
  type AccessErrorCode,
  type Action,
  type Actor,
  belongsToPartnership,
  checkAccess,
  mayDo,
  type PublicAction,
} from './access/access.ts';
export {
  type EvidenceRoom,
  type EvidenceSight,
  evidenceSight,
  mayEnterEvidence,
  rolesIn,
} from './access/evidence-access.ts';
export type { Person } from './access/person.ts';
export { isInSight, type PilotSight, pilotSight } from './access/pilot-sight.ts';
export { variantInSight } from './access/variant-sight.ts';
export {
  AUTHORITIES,
  type Authority,
  type AuthorityCode,
  authorityByAnyCode,
} from './areas/authorities.ts';
export { findRegion, REGIONS, type Region } from './areas/regions.ts';
export {
  type AuthorityRefusal,
  canonicalAreaKey,
  type PrintedAuthority,
  type ResolvedAuthority,
  resolveAuthority,
} from './areas/resolve-authority.ts';
export {
  addToTrail,
  answerComment,
  answerCommentSchema,
  linkChange,
  linkChangeSchema,
} from './co-production/answer-comment.ts';
export {
  CHANGE_TRAIL,
  COMMENT,
  type RecordVersion,
  recordVersionSchema,
} from './co-production/comment.ts';
export { isConcerned } from './co-production/comment-machine.ts';
export {
  assertOpen,
  commentThroughLink,
  commentThroughLinkSchema,
  countComment,
  DRAFT_LINK,
  type DraftLink,
  linkEnded,
  shareDraft,
  shareDraftSchema,
  withdrawLink,
} from './co-production/draft-link.ts';
export { COMMENT_GROUPS, type CommentGroup } from './co-production/groups.ts';
export { makeComment, makeCommentSchema } from './co-production/make-comment.ts';
export { youSaidWeDid } from './co-production/you-said.ts';
export {
  type Appoint,
  appoint,
  appointSchema,
  type EndAppointment,
  endAppointment,
  endAppointmentSchema,
} from './delegation/appoint.ts';
export {
  APPOINTED_TO,
  type Appointment,
  DELEGATION,
  type Delegation,
  delegationSchema,
  isApprover,
  isDrafter,
  keeperOf,
} from './delegation/delegation.ts';
export { type HandOver, handOver, handOverSchema } from './delegation/hand-over.ts';
export { actsFor, mayApprove, mayDraft, type Standing } from './delegation/may.ts';
export {
  type Attachment,
  alreadyAttached,
  attachDocument,
  type CheckedFile,
  type DocumentTaking,
  purposesOf,
  withdrawDocument,
  withdrawDocumentSchema,
} from './documents/attach-document.ts';
export {
  currentFile,
  DOCUMENT,
  DOCUMENT_PURPOSES,
  DOCUMENT_SUBJECTS,
  type Document,
  type DocumentFile,
  type DocumentPurpose,
  type DocumentScan,
  type DocumentSubject,
  MOST_DOCUMENTS,
} from './documents/document.ts';
export {
  DOCUMENT_TYPE_LIST,
  DOCUMENT_TYPES,
  type DocumentType,
  isDeclaredAs,
  isDocumentType,
  isShownInline,
  typeOfName,
} from './documents/document-types.ts';
export { cleanFileName } from './documents/file-name.ts';
export { isAreaDocument, pilotTakesDocument, signedDocumentRefusals } from './documents/pilot-documents.ts';
export { DomainError } from './domain-error.ts';
export {
  beginExport,
  exportedKinds,
  PARTNERSHIP_EXPORT,
} from './exports/partnership-export.ts';
export { areaRefusals, pilotRefusals } from './gates/all-gates.ts';
export { type DecideGate, decideGate, decideGateSchema } from './gates/decide-gate.ts';
export {
  type GateCheck,
  type GateChecklist,
  gateChecklist,
  type StepToTake,
  stepsFor,
} from './gates/gate-checklist.ts';
export { type GateDecision, gateDecisionSchema, isWaived, WAIVABLE } from './gates/gate-decision.ts';
export type { GateFacts, Look, VariantBreach } from './gates/gate-facts.ts';
export {
  GATES,
  type GateId,
  type Refusal,
  refuseIfAny,
  StepRefused,
} from './gates/step-refused.ts';
export {
  type RecordAgreement,
  type RecordMeeting,
  recordAgreement,
  recordAgreementSchema,
  recordMeeting,
  recordMeetingSchema,
  reviewPlan,
  type SubmitPlan,
  signOffPlan,
  submitPlan,
  submitPlanSchema,
} from './inclusion-plans/board.ts';
export {
  type AcceptPlan,
  acceptPlan,
  acceptPlanSchema,
  type ExtendPlan,
  extendPlan,
  extendPlanSchema,
  type FollowUpPlan,
  followUpPlan,
  followUpPlanSchema,
  type ReturnPlan,
  returnPlan,
  returnPlanSchema,
} from './inclusion-plans/decide-plan.ts';
export {
  type DraftPlan,
  draftPlan,
  draftPlanSchema,
  type EditPlan,
  editPlan,
  editPlanSchema,
} from './inclusion-plans/draft-plan.ts';
export { amendPlan, expirePlan, supersedePlan } from './inclusion-plans/end-plan.ts';
export {
  type ExpiryWarning,
  expiryWarnings,
  type ListGate,
  latestBegun,
  listGateOf,
  listGateOfArea,
  WARNING_DAYS,
} from './inclusion-plans/list-gate.ts';
export {
  type InclusionPlan,
  inclusionPlanSchema,
  PLAN_STATES,
  type PlanSection,
  type PlanState,
} from './inclusion-plans/plan.ts';
export type { StandardsFacts } from './inclusion-plans/plan-guards.ts';
export { PLAN_MACHINE, type PlanEvent } from './inclusion-plans/plan-machine.ts';
export { changedSections, INCLUSION_PLAN } from './inclusion-plans/plan-record.ts';
export {
  INTEGRATED_CARE_BOARD,
  isQuorate,
  type PlanTemplate,
  planTemplateSchema,
} from './inclusion-plans/plan-template.ts';
export {
  FIRST_PLAN_TEMPLATE,
  PLAN_TEMPLATE,
  PLAN_TEMPLATE_ID,
  publishPlanTemplate,
} from './inclusion-plans/plan-template-record.ts';
export {
  type AnswerAboutPlan,
  type AskAboutPlan,
  answerAboutPlan,
  answerAboutPlanSchema,
  askAboutPlan,
  askAboutPlanSchema,
  type JudgePlan,
  judgePlan,
  judgePlanSchema,
  qualityAssurePlan,
} from './inclusion-plans/quality-assurance.ts';
export {
  type SectionDifference,
  sectionDifferences,
  submissionBefore,
} from './inclusion-plans/section-differences.ts';
export type { PlanCommandFacts, PlanTaking } from './inclusion-plans/take-step.ts';
export { warningToGive, warnOfEnd } from './inclusion-plans/warn-of-end.ts';
export { DEFAULT_LADDER } from './ladder/default-ladder.data.ts';
export {
  LADDER,
  LADDER_ID,
  type Ladder,
  type LadderCondition,
  ladderSchema,
  setLadder,
} from './ladder/ladder.ts';
export { LADDER_MACHINE, type LadderEvent } from './ladder/ladder-machine.ts';
export {
  LADDER_NOTE,
  LADDER_POSITION,
  type LadderPosition,
  notOnLadder,
} from './ladder/ladder-position.ts';
export {
  type LadderTaking,
  moveArea,
  moveAreaSchema,
  proposeMove,
  proposeMoveSchema,
  represent,
  representSchema,
  withdrawMove,
} from './ladder/move-area.ts';
export { isOverdue } from './line-reports/is-overdue.ts';
export {
  LINE_REPORTS,
  type LineReport,
  lineIdSchema,
  lineReportsIdOf,
  REPORT_STATUSES,
  type Reporter,
  reporterSchema,
} from './line-reports/line-report.ts';
export { reportLine, reportLineSchema } from './line-reports/report-line.ts';
export { type SteeringRow, steeringView } from './line-reports/steering-view.ts';
export { diagramOf, tableOf } from './machine/diagram.ts';
export {
  type Guard,
  type Machine,
  possibleSteps,
  step,
  type Taker,
  type Transition,
} from './machine/machine.ts';
export { orList, roleInWords } from './machine/role-in-words.ts';
export { findMeasure, PUBLISHED_MEASURES } from './measures/find-measure.ts';
export type { PublishedMeasure } from './measures/published-measure.ts';
export {
  checkApproach,
  keepMediationApproach,
  MEDIATION_APPROACH,
  type MediationApproach,
  mediationApproachSchema,
} from './mediation/approach.ts';
export {
  type AgreedAction,
  agreedActionSchema,
  attendanceComplies,
  attendanceSchema,
  followUpDue,
} from './mediation/follow-up.ts';
export {
  isIndependent,
  type MediationAdviser,
  type Mediator,
  mediationAdviserSchema,
  mediatorRegisteredOn,
  mediatorSchema,
} from './mediation/register.ts';
export { apportion, apportionSchema } from './money/apportion.ts';
export {
  nameFinancialLead,
  nameFinancialLeadSchema,
} from './money/financial-lead.ts';
export {
  awardGrant,
  awardGrantSchema,
  recordPayment,
  recordPaymentSchema,
} from './money/grant.ts';
export {
  draftReturnSchema,
  GRANT_RETURN,
  type GrantReturn,
  returnIdOf,
} from './money/grant-return.ts';
export {
  draftMemorandum,
  draftMemorandumSchema,
  memorandumInForce,
  signMemorandum,
  signMemorandumSchema,
} from './money/memorandum.ts';
export { leadOn, MONEY, type Money, noMoney } from './money/money.ts';
export type { MoneyFacts } from './money/money-facts.ts';
export { type OverBudget, overBudget } from './money/over-budget.ts';
export { inPounds } from './money/pence.ts';
export {
  correctSpend,
  correctSpendSchema,
  recordSpend,
  recordSpendSchema,
} from './money/record-spend.ts';
export { type ReturnAmounts, type ReturnFigures, returnFigures } from './money/return-figures.ts';
export { RETURN_MACHINE, type ReturnEvent, type ReturnTaking } from './money/return-machine.ts';
export { RETURN_COLUMNS, returnRows } from './money/return-rows.ts';
export { SPEND, SPEND_CATEGORIES, type Spend, spendIdOf, standingEntries } from './money/spend.ts';
export { draftReturn, signReturn, submitReturn, withdrawReturn } from './money/take-return-step.ts';
export type { RowErrorCode } from './observations/check-row.ts';
export type { ObservationEvent } from './observations/observation-event.ts';
export {
  observationEvents,
  type RecordObservations,
  recordObservationsSchema,
} from './observations/record-observations.ts';
export {
  type RecordRefused,
  type RefusedRow,
  recordRefusedSchema,
  refusalEvents,
} from './observations/record-refused.ts';
export { applyMembershipChange, changeMembership } from './partnerships/change-membership.ts';
export { checkPartnership } from './partnerships/check-partnership.ts';
export {
  MAX_PARTNERSHIPS,
  type MembershipChange,
  type Partnership,
  type PartnershipMember,
  type RegistryErrorCode,
} from './partnerships/partnership.ts';
export { PROGRAMME } from './partnerships/programme.ts';
export { partnershipOf, registerPartnership } from './partnerships/register-partnership.ts';
export { isFuture, type PeriodBounds, periodBounds } from './periods/periods.ts';
export { type Allocation, type Assignment, allocate, MAX_DRAWS } from './pilots/allocation.ts';
export {
  type AreaInput,
  type AreaReason,
  agreeToPilot,
  areaInputSchema,
  areaReasonSchema,
  declinePilot,
  type SignDocument,
  signDocument,
  signDocumentSchema,
  withdrawAgreement,
} from './pilots/answer-area.ts';
export { AREA_MACHINE, type AreaEvent } from './pilots/area-machine.ts';
export type { BalanceRow } from './pilots/balance.ts';
export { textProblem } from './pilots/check-text.ts';
export { checkLeads, type PilotDraft, type PilotErrorCode } from './pilots/create-pilot.ts';
export {
  approvePilot,
  type DeviationInput,
  deviationInputSchema,
  endPilot,
  type PilotExit,
  type PilotReason,
  pilotReasonSchema,
  type RegisterPilot,
  recordDeviation,
  recordExit,
  refinePilot,
  registerPilot,
  registerPilotSchema,
  returnPilot,
  submitPilot,
  supersedePilot,
  withdrawPilot,
} from './pilots/decide-pilot.ts';
export {
  consultAreas,
  type DraftPilot,
  draftPilot,
  draftPilotSchema,
  type EditPilot,
  editPilot,
  editPilotSchema,
} from './pilots/draft-pilot.ts';
export {
  findIndicator,
  INDICATORS,
  type Indicator,
  type IndicatorSubject,
  indicatorName,
  REDRESS_GUARDRAILS,
} from './pilots/indicators.ts';
export {
  AREA_DOCUMENTS,
  exitSchema,
  HOLD_CAUSES,
  type HoldCause,
  type Pilot,
  type PilotArea,
  type PilotAreaState,
  type PilotState,
  pilotSchema,
} from './pilots/pilot.ts';
export type { PilotClock, PilotTaking } from './pilots/pilot-change.ts';
export { PILOT_MACHINE, type PilotEvent } from './pilots/pilot-machine.ts';
export {
  ALLOCATION_METHODS,
  type AllocationDesign,
  allocationSchema,
  type PilotPlan,
  type PilotPlanDraft,
  PUBLIC_STATEMENT,
  pilotPlanDraftSchema,
  pilotPlanSchema,
} from './pilots/pilot-plan.ts';
export { PILOT } from './pilots/pilot-record.ts';
export { digest, isIntact, protocolContent } from './pilots/protocol.ts';
export { exportProtocol, REGISTRIES, type Registry, type RegistryField } from './pilots/protocol-export.ts';
export {
  goLive,
  newUseRefusals,
  pauseArea,
  pauseClosedAreas,
  type ReportBreach,
  reportBreach,
  reportBreachSchema,
  resumeArea,
} from './pilots/run-area.ts';
export {
  addProgrammeLine,
  type UpdateProgrammeLine,
  updateProgrammeLine,
  updateProgrammeLineSchema,
} from './programme-lines/change-line.ts';
export {
  LINE_STATUSES,
  PROGRAMME_LINE,
  type ProgrammeLine,
  programmeLineSchema,
} from './programme-lines/programme-line.ts';
export { PROGRAMME_LINES } from './programme-lines/programme-lines.data.ts';
export {
  canonicalContent,
  observationIdentity,
  type PublishedRow,
  type Release,
  rowKey,
} from './published-rows/published-rows.ts';
export type { Announcement, Change, Taking } from './records/change.ts';
export { type Difference, differencesOf } from './records/differences.ts';
export { addDays, isWithin, londonDay } from './records/london-day.ts';
export type { RecordKind } from './records/record-kind.ts';
export { StaleVersion } from './records/stale-version.ts';
export { type ToldVersion, toldDigest } from './records/told-version.ts';
export { ROLES, type Role } from './roles.ts';
export {
  agreeToTry,
  declineToTry,
  inviteSetting,
  seeBurden,
  withdrawFromTrying,
} from './standards/agree-setting.ts';
export {
  BAND_SCHEME,
  type BandEdition,
  type BandScheme,
  bandEditionSchema,
  bandSchemeSchema,
  editionOn,
  publishBandEdition,
} from './standards/band-scheme.ts';
export { type LocalBand, localBand, type NationalBand, sameBand } from './standards/bands.ts';
export { decideProposal, type MovablePilot, planMove, publishNewVersion } from './standards/decide.ts';
export {
  giveFeedback,
  STANDARD_FEEDBACK,
  type StandardFeedback,
  standardFeedbackSchema,
} from './standards/feedback.ts';
export {
  NATIONAL_BANDS,
  type NationalBands,
  nationalBandsSchema,
  publishNationalBands,
} from './standards/national-bands.ts';
export { type Move, PROPOSAL, type Proposal, proposalSchema } from './standards/proposal.ts';
export { answerConsultation, openConsultation, proposeChange } from './standards/propose.ts';
export { publishStatement, STATEMENT } from './standards/publish-statement.ts';
export { type RowProblem, readStatementRows } from './standards/read-statement-rows.ts';
export {
  burdenSchema,
  checkSettingAgreed,
  SETTING_AGREEMENT,
  type SettingAgreement,
  settingAgreementSchema,
  type Trying,
} from './standards/setting-agreement.ts';
export {
  compareSets,
  publishStandardSet,
  STANDARD_SET,
  type StandardSet,
  standardSetSchema,
  TEST_SET,
} from './standards/standard-set.ts';
export {
  S42_NOTE,
  type Statement,
  type StatementRef,
  statementKey,
  statementRefSchema,
  statementSchema,
} from './standards/statement.ts';
export { STATEMENT_COLUMNS, statementRows } from './standards/statement-rows.ts';
export { STATEMENTS } from './standards/statements.data.ts';
export { type Chain, evidenceStop, type Stop, walkBack, walkForward } from './standards/walk.ts';
export { FURTHER_STRANDS } from './strands/further-strands.ts';
export { strandFacts } from './strands/strand-facts.ts';
export {
  haltStrand,
  liftHalt,
  STRAND_HALT,
  type StrandHalt,
  strandHaltInputSchema,
  strandHaltSchema,
} from './strands/strand-halt.ts';
export { STRAND_TEMPLATES } from './strands/strands.ts';
export {
  type CheckedCriteria,
  type CriterionProblem,
  checkCriteria,
} from './tailored-lists/check-criteria.ts';
export { type Criterion, criterionSchema } from './tailored-lists/criteria.ts';
export { type Candidates, filterCandidates } from './tailored-lists/filter-candidates.ts';
export {
  listWording,
  PILOT_NOTE,
  type RightHolder,
  requiredWording,
  rightHolder,
} from './tailored-lists/required-wording.ts';
export { type CandidateSetting, S38_TYPES, settingSchema } from './tailored-lists/setting.ts';
export {
  changeAuthorityValues,
  changeVariant,
  draftVariant,
  freezeVariant,
} from './templates/change-variant.ts';
export { checkTemplate } from './templates/check-template.ts';
export { checkVariant, type VariantFacts } from './templates/check-variant.ts';
export { compareTemplates, type TemplateDifference } from './templates/compare-templates.ts';
export {
  type AcrossRow,
  compareAcross,
  compareSettings,
  differencesFromTemplate,
  type SettingDifference,
} from './templates/compare-variants.ts';
export { copyOf } from './templates/copy-variant.ts';
export { type EffectiveValue, effectiveValues, limitOfClock } from './templates/effective-values.ts';
export { everyEffect } from './templates/every-effect.ts';
export { type InvalidatedVariant, invalidatedVariants } from './templates/invalidated-variants.ts';
export {
  LAW_CHANGE,
  type LawChange,
  lawChangeInForce,
  lawChangeSchema,
  RECEIVED_LAW_CHANGE,
} from './templates/law-change.ts';
export { droppedLists } from './templates/makes-lists.ts';
export {
  type Parameter,
  type ParameterType,
  parameterSchema,
  type Value,
  valueSchema,
} from './templates/parameter.ts';
export { publishTemplate } from './templates/publish-template.ts';
export { confirmLawChange, recordLawChange } from './templates/record-law-change.ts';
export {
  STATUTORY_CLOCKS,
  STATUTORY_LIMITS,
  type StatutoryClock,
  statutoryLimit,
} from './templates/statutory-limits.ts';
export { type Problem, TEMPLATE_KIND, type Template, templateSchema } from './templates/template.ts';
export { saveTemplateDraft, TEMPLATE_DRAFT } from './templates/template-draft.ts';
export {
  type Choices,
  choicesSchema,
  configVersion,
  newestVersion,
  readConfigVersion,
  type Settings,
  settingsSchema,
  VARIANT,
  type Variant,
  type VariantVersion,
  variantSchema,
  versionOf,
} from './templates/variant.ts';
export { variantFacts } from './templates/variant-facts.ts';
export { keepTerms } from './terms/keep-terms.ts';
export { TERMS, type Term, type Terms, termsSchema } from './terms/terms.ts';
