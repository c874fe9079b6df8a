/**
 * A Microsoft 365 tenant in a box: Graph calendars with the messages between mailboxes behind them, in process or over
 * HTTP. It is held to Microsoft's documents and knows nothing of the programs that use it.
 */
export { createSimulator, type Simulator, type SimulatorOptions } from './simulator.ts';
export { virtualClock, systemClock, type Clock, type VirtualClock } from './tenant/clock.ts';
export { Agenda, type DueAction } from './tenant/agenda.ts';
export { createRandom, type Random } from './tenant/random.ts';
export { Tenant, type App, type EventChange, type TenantSpec } from './tenant/tenant.ts';
export { type Mailbox, type WorkingHours } from './tenant/mailbox.ts';
export { type User, type UserSpec, type MailboxKind } from './tenant/user.ts';
export { type CalendarProcessing, roomProcessing, personProcessing } from './tenant/processing.ts';
export { type Switches, defaultSwitches } from './tenant/switches.ts';
export { type MeetingMessage, type ResponseMessage } from './tenant/message.ts';
export { type CalendarItem } from './tenant/item.ts';
export { GraphError } from './graph/graph-error.ts';
export { type Authenticate, type Caller } from './graph/caller.ts';
export { type Interceptor } from './graph/pipeline.ts';
export { ConnectionLost, type GraphAnswer, type GraphRequest } from './graph/request.ts';
export { type LogEntry } from './graph/request-log.ts';
export { type Route } from './graph/router.ts';
export { startSimulator, type RunningSimulator, type StartOptions } from './http/start-simulator.ts';
export { faultRuleSchema, type FaultRule } from './faults/fault-rule.ts';
export { type NotificationSettings } from './subscriptions/notification-sender.ts';
export { type LifecycleEvent } from './subscriptions/subscription-book.ts';
export { type OutgoingFetch } from './subscriptions/validation.ts';
export { callAsPerson, outlookAppId, type PersonAnswer } from './control/act-as-person.ts';
export { exposeApi, type ExposedApi } from './tenant/expose-api.ts';
export { deployAddin, type Deployment } from './portal/deploy-addin.ts';
export { applyScenario, readScenario } from './scenario/apply-scenario.ts';
export { generatedScenario } from './scenario/generator/generated-scenario.ts';
export { eventOf, performActs, type ActsDone, type PerformOptions } from './scenario/perform-acts.ts';
export {
  type Act,
  type Invite,
  type Scenario,
  type ScenarioInput,
  type TenantScenario,
} from './scenario/scenario-schema.ts';
export { nordlys, nordlysScenario, type DemoApp } from './scenario/nordlys/nordlys.ts';
export { type DemoMeetings } from './scenario/nordlys/meetings.ts';
export { type DemoFloor, type DemoLocation } from './scenario/nordlys/locations.ts';
export { type DemoFeature, type DemoLayout, type DemoRoom } from './scenario/nordlys/rooms.ts';
export { type DemoPerson } from './scenario/nordlys/people.ts';
export { openKept, type KeptOptions, type KeptSimulator } from './http/open-kept.ts';
export { openSimulator, type OpenedSimulator, type OpenOptions } from './http/open-simulator.ts';
export { type Snapshot } from './snapshot/simulator-snapshot.ts';
