import { CreatePlatform1795392000000 } from './1795392000000-create-platform.js';
import { CreateAccounts1795392001000 } from './1795392001000-create-accounts.js';
import { CreateCouncils1795392002000 } from './1795392002000-create-councils.js';
import { CreateProgrammes1795392003000 } from './1795392003000-create-programmes.js';
import { CreatePeers1795392004000 } from './1795392004000-create-peers.js';
import { CreateChallenges1795392005000 } from './1795392005000-create-challenges.js';
import { CreateImports1795392006000 } from './1795392006000-create-imports.js';
import { CreatePlanning1795392007000 } from './1795392007000-create-planning.js';
import { CreateTeams1795392008000 } from './1795392008000-create-teams.js';
import { CreateRateLimits1795392009000 } from './1795392009000-create-rate-limits.js';
import { CheckPartyWords1795392010000 } from './1795392010000-check-party-words.js';
import { CreateChallengeManagers1795392011000 } from './1795392011000-create-challenge-managers.js';
import { CreateTeamRoles1795392012000 } from './1795392012000-create-team-roles.js';
import { CreateScenarios1795392014000 } from './1795392014000-create-scenarios.js';
import { KeepBounds1795392017000 } from './1795392017000-keep-bounds.js';
import { EndRunsEarly1795392018000 } from './1795392018000-end-runs-early.js';
import { CountChangesOfFacts1795392019000 } from './1795392019000-count-changes-of-facts.js';
import { LimitRoles1795392021000 } from './1795392021000-limit-roles.js';
import { WallOffRows1795392022000 } from './1795392022000-wall-off-rows.js';
import { StrengthenSessions1795392025000 } from './1795392025000-strengthen-sessions.js';
import { CreatePins1795392026000 } from './1795392026000-create-pins.js';
import { CreateOrganisationSignIns1795392027000 } from './1795392027000-create-organisation-sign-ins.js';
import { KeepAvailabilitySaves1795392028000 } from './1795392028000-keep-availability-saves.js';
import { CreatePeerAssistants1795392029000 } from './1795392029000-create-peer-assistants.js';
import { KeepConflictHistory1795392030000 } from './1795392030000-keep-conflict-history.js';
import { CreatePeerLife1795392031000 } from './1795392031000-create-peer-life.js';
import { SetUsualTeam1795392032000 } from './1795392032000-set-usual-team.js';
import { CreateRecruitment1795392033000 } from './1795392033000-create-recruitment.js';
import { CreateCouncilContacts1795392040000 } from './1795392040000-create-council-contacts.js';
import { KeepSeatsToTheirLifecycle1795392041000 } from './1795392041000-keep-seats-to-their-lifecycle.js';
import { CreateCouncilWeeks1795392042000 } from './1795392042000-create-council-weeks.js';
import { CreateInvitations1795392043000 } from './1795392043000-create-invitations.js';
import { CreateTeamTasks1795392044000 } from './1795392044000-create-team-tasks.js';
import { HoldLetters1795392046000 } from './1795392046000-hold-letters.js';
import { StopMail1795392047000 } from './1795392047000-stop-mail.js';
import { KeepLetterWordings1795392048000 } from './1795392048000-keep-letter-wordings.js';
import { CreateCalendarFeeds1795392049000 } from './1795392049000-create-calendar-feeds.js';
import { LetAssistantsIn1795392050000 } from './1795392050000-let-assistants-in.js';
import { LetReplansWithdrawWeeks1795392051000 } from './1795392051000-let-replans-withdraw-weeks.js';
import { WallOffOffers1795392052000 } from './1795392052000-wall-off-offers.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  CreatePlatform1795392000000,
  CreateAccounts1795392001000,
  CreateCouncils1795392002000,
  CreateProgrammes1795392003000,
  CreatePeers1795392004000,
  CreateChallenges1795392005000,
  CreateImports1795392006000,
  CreatePlanning1795392007000,
  CreateTeams1795392008000,
  CreateRateLimits1795392009000,
  CheckPartyWords1795392010000,
  CreateChallengeManagers1795392011000,
  CreateTeamRoles1795392012000,
  CreateScenarios1795392014000,
  KeepBounds1795392017000,
  EndRunsEarly1795392018000,
  CountChangesOfFacts1795392019000,
  LimitRoles1795392021000,
  WallOffRows1795392022000,
  StrengthenSessions1795392025000,
  CreatePins1795392026000,
  CreateOrganisationSignIns1795392027000,
  KeepAvailabilitySaves1795392028000,
  CreatePeerAssistants1795392029000,
  KeepConflictHistory1795392030000,
  CreatePeerLife1795392031000,
  SetUsualTeam1795392032000,
  CreateRecruitment1795392033000,
  CreateCouncilContacts1795392040000,
  KeepSeatsToTheirLifecycle1795392041000,
  CreateCouncilWeeks1795392042000,
  CreateInvitations1795392043000,
  CreateTeamTasks1795392044000,
  HoldLetters1795392046000,
  StopMail1795392047000,
  KeepLetterWordings1795392048000,
  CreateCalendarFeeds1795392049000,
  LetAssistantsIn1795392050000,
  LetReplansWithdrawWeeks1795392051000,
  WallOffOffers1795392052000,
] as const;
