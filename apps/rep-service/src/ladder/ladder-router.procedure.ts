import { router } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ladderHistoryProcedure } from './ladder-history.procedure.ts';
import { listPositionsProcedure } from './list-positions.procedure.ts';
import { moveAreaProcedure } from './move-area.procedure.ts';
import { proposeMoveProcedure } from './propose-move.procedure.ts';
import { representProcedure } from './represent.procedure.ts';
import { setLadderProcedure } from './set-ladder.procedure.ts';
import { showLadderProcedure } from './show-ladder.procedure.ts';
import { withdrawMoveProcedure } from './withdraw-move.procedure.ts';

/** The ladder of intervention, and where the areas of the partnership stand on it. */
export const createLadderRouter = (services: RepServices) =>
  router({
    show: showLadderProcedure(services),
    set: setLadderProcedure(services),
    positions: listPositionsProcedure(services),
    history: ladderHistoryProcedure(services),
    propose: proposeMoveProcedure(services),
    represent: representProcedure(services),
    move: moveAreaProcedure(services),
    withdraw: withdrawMoveProcedure(services),
  });
